import { readFileSync } from "node:fs";
import { BlockList, isIPv6 } from "node:net";
import { err, ok, type Result } from "@patchbay/base/result";
import { z } from "zod";
import { DEFAULT_LIMITS } from "./engine/new-stack.ts";
import type { Limits } from "./engine/stack.ts";
import type { GuardLimits } from "./guard/source-guard.ts";
import { type ListenUri, parseListenUri } from "./net/listen-uri.ts";
import type { TlsFiles } from "./net/socket-listener.ts";

export interface Settings {
  readonly listen: readonly ListenUri[];
  readonly control: { readonly host: string; readonly port: number };
  readonly secret: string;
  readonly externalIp: string | undefined;
  /** For tls and wss listeners. */
  readonly tls: TlsFiles | undefined;
  readonly limits: Pick<Limits, "graceMillis" | "maxPending" | "maxUnheard" | "maxDialogs">;
  readonly guard: GuardLimits;
  /** Where established dialogs are written down for the next life of the server; undefined: they die with it. */
  readonly dialogs: string | undefined;
  /** Where metrics are served; undefined when nobody asked for them. */
  readonly metrics: { readonly host: string; readonly port: number } | undefined;
}

const listenUris = z.string().transform((text, context) => {
  const uris = text.split(",").map(parseListenUri);
  if (uris.every((uri) => uri !== undefined)) return uris;
  context.addIssue({
    code: "custom",
    message: `is not a list like udp://127.0.0.1:5060,ws://127.0.0.1:5066: "${text}"`,
  });
  return z.NEVER;
});

const hostAndPort = z.string().transform((text, context) => {
  const match = /^(.+):(\d{1,5})$/.exec(text);
  if (match && Number(match[2]) <= 65_535) return { host: match[1] as string, port: Number(match[2]) };
  context.addIssue({ code: "custom", message: `is not host:port: "${text}"` });
  return z.NEVER;
});

const pemFile = z.string().transform((path, context) => {
  try {
    return readFileSync(path, "utf8");
  } catch {
    context.addIssue({ code: "custom", message: `names a file that cannot be read: "${path}"` });
    return z.NEVER;
  }
});

/** `10.0.0.0/8,2001:db8::/32,192.0.2.7`, or `none`. */
const networks = z.string().transform((text, context) => {
  const list = new BlockList();
  for (const part of text === "none" ? [] : text.split(",").map((item) => item.trim())) {
    const [address = "", bits] = part.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    try {
      list.addSubnet(address, bits === undefined ? (family === "ipv6" ? 128 : 32) : Number(bits), family);
    } catch {
      context.addIssue({ code: "custom", message: `is not a list of networks like 10.0.0.0/8: "${text}"` });
      return z.NEVER;
    }
  }
  return list;
});

const atLeastOne = z.coerce.number().int().min(1);

const environment = z.object({
  SIP_LISTEN: listenUris.default([
    { transport: "udp", host: "127.0.0.1", port: 5060 },
    { transport: "tcp", host: "127.0.0.1", port: 5060 },
    { transport: "ws", host: "127.0.0.1", port: 5066 },
  ]),
  /** One more place to listen, for a deployment that only adds its public UDP address. */
  PATCHBAY_SIP_UDP: listenUris.optional(),
  SIP_CONTROL: hostAndPort.default({ host: "127.0.0.1", port: 9022 }),
  SIP_SECRET: z.string().min(1, "must not be empty"),
  SIP_EXTERNAL_IP: z.union([z.ipv4(), z.ipv6()]).optional(),
  SIP_TLS_CERT: pemFile.optional(),
  SIP_TLS_KEY: pemFile.optional(),
  SIP_GRACE_SECONDS: z.coerce.number().min(0).max(86_400).default(60),
  SIP_MAX_PENDING: atLeastOne.default(DEFAULT_LIMITS.maxPending),
  SIP_MAX_UNHEARD: atLeastOne.default(DEFAULT_LIMITS.maxUnheard),
  SIP_MAX_DIALOGS: atLeastOne.default(DEFAULT_LIMITS.maxDialogs),
  /** Networks that no limit holds for: trunks, and this machine. */
  SIP_TRUSTED: z.string().default("127.0.0.0/8,::1").pipe(networks),
  SIP_SOURCE_RATE: atLeastOne.default(50),
  SIP_STRANGERS_RATE: atLeastOne.default(200),
  SIP_BAN_SECONDS: atLeastOne.default(300),
  SIP_DIALOGS: z.string().min(1).optional(),
  SIP_METRICS: hostAndPort.optional(),
});

/** The process's settings, or one sentence that says what is wrong with them. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Result<Settings, string> {
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return err(`${issue?.path.join(".") ?? "environment"} ${issue?.message ?? "is wrong"}`);
  }
  const { data } = parsed;
  return ok({
    listen: [...data.SIP_LISTEN, ...(data.PATCHBAY_SIP_UDP ?? [])],
    control: data.SIP_CONTROL,
    secret: data.SIP_SECRET,
    externalIp: data.SIP_EXTERNAL_IP,
    tls: data.SIP_TLS_CERT && data.SIP_TLS_KEY ? { cert: data.SIP_TLS_CERT, key: data.SIP_TLS_KEY } : undefined,
    limits: {
      graceMillis: data.SIP_GRACE_SECONDS * 1_000,
      maxPending: data.SIP_MAX_PENDING,
      maxUnheard: data.SIP_MAX_UNHEARD,
      maxDialogs: data.SIP_MAX_DIALOGS,
    },
    guard: {
      perSource: data.SIP_SOURCE_RATE,
      strangers: data.SIP_STRANGERS_RATE,
      banSeconds: data.SIP_BAN_SECONDS,
      trusted: data.SIP_TRUSTED,
    },
    dialogs: data.SIP_DIALOGS,
    metrics: data.SIP_METRICS,
  });
}
