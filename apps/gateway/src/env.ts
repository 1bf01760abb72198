import { z } from "zod";

const list = z
  .string()
  .default("")
  .transform((text) =>
    text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== ""),
  );

const schema = z.object({
  /** `host:port`; port 0 takes a free one. */
  GATEWAY_LISTEN: z
    .string()
    .regex(/^.+:\d{1,5}$/, "must look like 127.0.0.1:8080")
    .default("127.0.0.1:8080"),
  /** The application's role: row-level security applies. */
  DATABASE_URL: z.url(),
  /** The role of sign-in's own tables. */
  AUTH_DATABASE_URL: z.url(),
  /** Next, which renders the pages. */
  STUDIO_URL: z.url().default("http://127.0.0.1:3000"),
  /** The SIP server's WebSocket listener. */
  SIP_WS_URL: z.url({ protocol: /^ws$/ }).default("ws://127.0.0.1:5066"),
  /** Signs session cookies; who has it can be anybody. */
  AUTH_SECRET: z.string().min(32, "must have at least 32 characters"),
  /** Seals the secrets of tenants' connections; the same as the runtime's. Empty: none can be saved. */
  VAULT_SECRET: z
    .string()
    .regex(/^(.{32,})?$/, "must have at least 32 characters")
    .default(""),
  /** What VAULT_SECRET was before it was changed, with commas between: opens what was sealed then. */
  VAULT_SECRETS_BEFORE: z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean)),
  /** Where people reach this installation. Cookies are marked secure when it is https. */
  PUBLIC_URL: z.url().optional(),
  /** Prompts and recordings; the same folder as runtime's and media's. */
  DATA_DIR: z.string().min(1).default(".patchbay"),
  /** Takes the client's address from X-Forwarded-For of these proxies (addresses or nets). */
  TRUSTED_PROXIES: list,
  /** Places inside that webhooks may reach all the same: `host`, `address` or `net/bits`, each perhaps with `:port`. */
  HTTP_ALLOW: list,
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

export interface Settings {
  readonly listen: { readonly host: string; readonly port: number };
  readonly databaseUrl: string;
  readonly authDatabaseUrl: string;
  readonly studioUrl: string;
  readonly sipWsUrl: string;
  readonly authSecret: string;
  readonly vaultSecret: string;
  readonly vaultSecretsBefore: readonly string[];
  readonly publicUrl?: string;
  readonly dataDir: string;
  readonly trustedProxies: readonly string[];
  readonly httpAllow: readonly string[];
  readonly logLevel: string;
}

/** The settings, or a sentence that names the variable and what is wrong with it. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings | string {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return `${issue?.path.join(".")}: ${issue?.message}`;
  }
  const values = parsed.data;
  const colon = values.GATEWAY_LISTEN.lastIndexOf(":");
  return {
    listen: {
      host: values.GATEWAY_LISTEN.slice(0, colon).replace(/^\[(.*)\]$/, "$1"),
      port: Number(values.GATEWAY_LISTEN.slice(colon + 1)),
    },
    databaseUrl: values.DATABASE_URL,
    authDatabaseUrl: values.AUTH_DATABASE_URL,
    studioUrl: values.STUDIO_URL,
    sipWsUrl: values.SIP_WS_URL,
    authSecret: values.AUTH_SECRET,
    vaultSecret: values.VAULT_SECRET,
    vaultSecretsBefore: values.VAULT_SECRETS_BEFORE,
    ...(values.PUBLIC_URL === undefined ? {} : { publicUrl: values.PUBLIC_URL.replace(/\/+$/, "") }),
    dataDir: values.DATA_DIR,
    trustedProxies: values.TRUSTED_PROXIES,
    httpAllow: values.HTTP_ALLOW,
    logLevel: values.LOG_LEVEL,
  };
}
