import { z } from "zod";

const hostAndPort = z.string().regex(/^[^\s:]+:\d{1,5}$/, "must be HOST:PORT");

const vaultSecret = z
  .string()
  .regex(/^(.{32,})?$/, "must have at least 32 characters")
  .default("");

const schema = z.object({
  /** The SIP server's (or drachtio's) control port. */
  SIP_CONTROL_URL: hostAndPort.default("127.0.0.1:9022"),
  SIP_SECRET: z.string().min(1, "must be set"),
  /** `ws://host:port` of each media worker, with commas between. */
  MEDIA_URLS: z
    .string()
    .default("ws://127.0.0.1:9040")
    .transform((text) => text.split(",").map((url) => url.trim()))
    .refine((urls) => urls.every((url) => /^wss?:\/\/\S+$/.test(url)), "must be ws:// addresses with commas between"),
  MEDIA_SECRET: z.string().default(""),
  DATABASE_URL: z.string().min(1, "must be set"),
  /** Prompts, recordings, spilled journal and speech cache; shared with the media workers. */
  DATA_DIR: z.string().min(1, "must be set"),
  /** This process's name. The one that takes up an earlier life's calls must have the same. */
  RUNTIME_ID: z
    .string()
    .regex(/^[\w-]{1,40}$/, "must be letters, digits, - and _")
    .default("runtime-1"),
  /** Browser phones register as `user@<tenant slug>.<suffix>`. */
  SIP_REALM_SUFFIX: z.string().min(1).default("patchbay"),
  /** What phones may prove their passwords with, the best first (RFC 8760). */
  SIP_DIGEST: z
    .string()
    .default("SHA-256,MD5")
    .transform((text) => text.split(",").map((name) => name.trim().toUpperCase()))
    .pipe(z.array(z.enum(["SHA-256", "MD5"], "must be SHA-256, MD5 or both with a comma between")).min(1)),
  /** After so long without a refresh a call is over (RFC 4028); 0: no session timers. */
  SIP_SESSION_SECONDS: z.coerce
    .number()
    .int()
    .refine((seconds) => seconds === 0 || (seconds >= 90 && seconds <= 86_400), "must be 0, or 90 to 86400")
    .default(1_800),
  /** Otherwise forbidden addresses that flows' HTTP requests may reach, with commas between (tests, an intranet's CRM). */
  HTTP_ALLOW: z
    .string()
    .default("")
    .transform((text) =>
      text
        .split(",")
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  /** Opens the secrets of tenants' connections (mail server, SMS gateway, language model); the gateway's, too. Empty: none can be used. */
  VAULT_SECRET: vaultSecret,
  /** What VAULT_SECRET was before it was changed, with commas between: opens what was sealed then. */
  VAULT_SECRETS_BEFORE: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean)),
  LOG_LEVEL: z.enum(["debug", "info", "warn", "error"]).default("info"),
});

export type RuntimeConfig = z.infer<typeof schema>;

/** The configuration, or one sentence that says what is wrong with it. */
export function readEnv(env: NodeJS.ProcessEnv = process.env): RuntimeConfig | string {
  const parsed = schema.safeParse(env);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  return `${issue?.path.join(".")} ${issue?.message}.`;
}
