import { parseArgs } from "node:util";
import { z } from "zod";

export const HELP = `patchbay up: starts database, SIP server, media worker, runtime, gateway and studio.

  --port N         web address (default 8080)
  --sip-port N     SIP over UDP and TCP (default 5060)
  --rtp A-B        UDP ports for audio (default 20000-23999)
  --workers N      media workers, each with a core and its share of these ports (default 1)
  --host ADDRESS   where SIP, audio and web listen (default 127.0.0.1; 0.0.0.0 for all)
  --public ADDRESS the address that phones and browsers elsewhere reach this machine by
  --data DIR       where state is kept (default .patchbay)
  --fresh          forget all state first
  --empty          no demo world: one tenant and its admin
  --json           one JSON line when ready, nothing else on standard output

DATABASE_URL uses that PostgreSQL (15 or newer, a role that may create roles) instead of the embedded one.`;

const port = z.coerce.number().int().min(1).max(65_535);

const schema = z.object({
  port: port.default(8080),
  "sip-port": port.default(5060),
  rtp: z
    .string()
    .regex(/^\d{4,5}-\d{4,5}$/, "must look like 20000-23999")
    .default("20000-23999"),
  workers: z.coerce.number().int().min(1).max(64).default(1),
  host: z.union([z.ipv4(), z.ipv6()]).default("127.0.0.1"),
  public: z.string().optional(),
  data: z.string().default(".patchbay"),
  fresh: z.boolean().default(false),
  empty: z.boolean().default(false),
  json: z.boolean().default(false),
  help: z.boolean().default(false),
});

export type UpOptions = z.infer<typeof schema>;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** The options, or a sentence that says what is wrong with them. */
export function readOptions(args: readonly string[]): UpOptions | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        port: text,
        "sip-port": text,
        rtp: text,
        workers: text,
        host: text,
        public: text,
        data: text,
        fresh: flag,
        empty: flag,
        json: flag,
        help: flag,
      },
    });
    const parsed = schema.safeParse(values);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    return `--${issue?.path.join(".")}: ${issue?.message}`;
  } catch (error) {
    return (error as Error).message;
  }
}
