import { opus } from "@patchbay/adapter-codecs/opus";
import { ADDON_FILE } from "@patchbay/adapter-packets/addon-file";
import { type AudioCodec, g722, pcma, pcmu } from "@patchbay/rtp/audio-codec";
import { z } from "zod";

const address = z.string().regex(/^(\d{1,3}(\.\d{1,3}){3}|[0-9a-fA-F:]+)$/, "must be an IP address");

const CODECS: readonly AudioCodec[] = [pcma, pcmu, g722, opus];
const codec = z.enum(CODECS.map(({ name }) => name));

const schema = z.object({
  /** Where clients connect. */
  MEDIA_CONTROL: z
    .string()
    .regex(/^[^:]+:\d{1,5}$/, "must be HOST:PORT")
    .default("127.0.0.1:9040"),
  /** Shared with the clients; without it only loopback may be listened on. */
  MEDIA_SECRET: z.string().default(""),
  /** Address that media sockets bind to. */
  MEDIA_BIND: address.default("0.0.0.0"),
  /** Address that parties are told in SDP. */
  MEDIA_ADVERTISE: address.default("127.0.0.1"),
  /** The same for parties that offer IPv6; needs MEDIA_BIND `::`, which serves both. Empty: such parties get the other one. */
  MEDIA_ADVERTISE6: address.or(z.literal("")).default(""),
  /** Codecs in the order in which they are offered, and in which one is chosen of a browser's: wideband ones cost 10 to 100 times as much. */
  MEDIA_CODECS: z
    .string()
    .default("PCMA,PCMU,G722,opus")
    .transform((text) => text.split(",").map((name) => name.trim()))
    .pipe(z.array(codec).min(1)),
  MEDIA_PORTS: z
    .string()
    .regex(/^\d{1,5}-\d{1,5}$/, "must be FIRST-LAST")
    .default("20000-29999"),
  /** Legs this worker takes; above it callers hear of `media.busy`. */
  MEDIA_MAX_LEGS: z.coerce.number().int().min(1).max(20_000).default(1_000),
  /** Of one core: a worker that uses more takes no new calls. */
  MEDIA_CPU_LIMIT: z.coerce.number().min(0).max(1).default(0.8),
  /** How long calls go on without a client. */
  MEDIA_GRACE_MS: z.coerce.number().int().min(0).default(90_000),
  /** After so much silence on the wire a party is reported as quiet. */
  MEDIA_QUIET_MS: z.coerce.number().int().min(500).default(20_000),
  /** How packets move: `batch` by the addon, `datagram` by Node's sockets, `auto` by the addon where it is built. */
  MEDIA_PACKETS: z.enum(["auto", "batch", "datagram"]).default("auto"),
  /** The addon's file, where it is not where set-up builds it. */
  MEDIA_ADDON: z.string().default(ADDON_FILE),
  /** Addresses beside public ones that audio may be streamed to, `HOST[:PORT]` or `NET/BITS`, separated by commas. */
  MEDIA_STREAM_ALLOW: z.string().default(""),
});

export interface MediaConfig {
  readonly controlHost: string;
  readonly controlPort: number;
  readonly secret: string;
  readonly bind: string;
  readonly advertise: string;
  readonly advertise6: string;
  readonly codecs: readonly AudioCodec[];
  readonly firstPort: number;
  readonly lastPort: number;
  readonly maxLegs: number;
  readonly cpuLimit: number;
  readonly graceMs: number;
  readonly quietMs: number;
  readonly packets: "auto" | "batch" | "datagram";
  readonly addon: string;
  readonly streamAllow: readonly string[];
}

/** The configuration, or one sentence that says what is wrong with it. */
export function readEnv(env: NodeJS.ProcessEnv = process.env): MediaConfig | string {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join(".")} ${issue?.message}.`;
  }
  const values = parsed.data;
  const at = values.MEDIA_CONTROL.lastIndexOf(":");
  const controlHost = values.MEDIA_CONTROL.slice(0, at);
  const [firstPort = 0, lastPort = 0] = values.MEDIA_PORTS.split("-").map(Number);
  if (firstPort < 1_024 || lastPort > 65_535 || firstPort + 1 > lastPort) {
    return `MEDIA_PORTS ${values.MEDIA_PORTS} is no range of ports between 1024 and 65535.`;
  }
  if (values.MEDIA_SECRET === "" && !["127.0.0.1", "localhost", "::1"].includes(controlHost)) {
    return "MEDIA_SECRET must be set when MEDIA_CONTROL is not on loopback.";
  }
  return {
    controlHost,
    controlPort: Number(values.MEDIA_CONTROL.slice(at + 1)),
    secret: values.MEDIA_SECRET,
    bind: values.MEDIA_BIND,
    advertise: values.MEDIA_ADVERTISE,
    advertise6: values.MEDIA_ADVERTISE6,
    codecs: values.MEDIA_CODECS.flatMap((name) => CODECS.find((each) => each.name === name) ?? []),
    firstPort,
    lastPort,
    maxLegs: values.MEDIA_MAX_LEGS,
    cpuLimit: values.MEDIA_CPU_LIMIT,
    graceMs: values.MEDIA_GRACE_MS,
    quietMs: values.MEDIA_QUIET_MS,
    packets: values.MEDIA_PACKETS,
    addon: values.MEDIA_ADDON,
    streamAllow: values.MEDIA_STREAM_ALLOW.split(",").filter((entry) => entry.trim() !== ""),
  };
}
