import { err, ok, type Result } from "@patchbay/base/result";

export const PROVIDERS = ["twilio", "sms-http", "smpp", "wechat", "whatsapp", "telegram", "line"] as const;
/** Whose protocol a line speaks. */
export type ProviderName = (typeof PROVIDERS)[number];

/** A line whose messages a provider carries. Its secrets are kept apart, sealed. */
export interface ProviderLine {
  readonly provider: ProviderName;
  /** By the fields' names. */
  readonly settings: Readonly<Record<string, string>>;
  readonly limits: LineLimits;
}

/** Absent: as many as come. */
export interface LineLimits {
  /** Messages that we send in one second. */
  readonly perSecond?: number;
  /** Conversations that are open at once. */
  readonly conversations?: number;
}

export interface ProviderField {
  readonly name: string;
  readonly kind: "text" | "words" | "url" | "host" | "port" | "choice";
  readonly choices?: readonly string[];
  /** Sealed, and never shown again. */
  readonly secret?: true;
  readonly optional?: true;
  readonly usual?: string;
  readonly fits?: RegExp;
}

const text = (name: string, more: Partial<ProviderField> = {}): ProviderField => ({ name, kind: "text", ...more });
const secret = (name: string, more: Partial<ProviderField> = {}) => text(name, { secret: true, ...more });
const api = (usual: string): ProviderField => ({ name: "api", kind: "url", usual });
const REPLIES: readonly ProviderField[] = [
  {
    ...{ name: "stopReply", kind: "words", optional: true },
    usual: "You get no more messages from us. Reply START to undo this.",
  },
  { name: "startReply", kind: "words", optional: true, usual: "You get messages from us again." },
];

/** What an admin enters for a line of each provider; in the order in which it is asked for. */
export const PROVIDER_FIELDS: Readonly<Record<ProviderName, readonly ProviderField[]>> = {
  twilio: [
    text("accountSid", { fits: /^[A-Za-z0-9]{1,64}$/ }),
    text("from"),
    secret("authToken"),
    api("https://api.twilio.com"),
    ...REPLIES,
  ],
  "sms-http": [
    { name: "url", kind: "url" },
    text("from", { optional: true }),
    text("header", { usual: "authorization", fits: /^[A-Za-z0-9-]{1,60}$/ }),
    secret("apiKey", { optional: true }),
    {
      ...{ name: "body", kind: "words" },
      usual: '{"id":"{{ id }}","to":"{{ to }}","from":"{{ from }}","text":"{{ text }}"}',
    },
    secret("signingSecret", { fits: /^.{16,200}$/ }),
    ...REPLIES,
  ],
  smpp: [
    { name: "host", kind: "host" },
    { name: "port", kind: "port", usual: "2775" },
    { name: "security", kind: "choice", choices: ["tls", "none"], usual: "tls" },
    text("systemId", { fits: /^.{1,15}$/ }),
    secret("password", { fits: /^.{1,8}$/ }),
    text("systemType", { optional: true, fits: /^.{1,12}$/ }),
    text("from"),
    ...REPLIES,
  ],
  wechat: [
    { name: "account", kind: "choice", choices: ["official", "mini-program"], usual: "official" },
    text("appId"),
    secret("appSecret"),
    secret("token", { fits: /^[A-Za-z0-9]{3,32}$/ }),
    secret("aesKey", { optional: true, fits: /^[A-Za-z0-9]{43}$/ }),
    api("https://api.weixin.qq.com"),
  ],
  whatsapp: [
    text("phoneNumberId", { fits: /^\d{1,32}$/ }),
    secret("accessToken"),
    secret("appSecret"),
    secret("verifyToken"),
    api("https://graph.facebook.com/v23.0"),
  ],
  telegram: [secret("botToken", { fits: /^\d{1,20}:[A-Za-z0-9_-]{10,100}$/ }), api("https://api.telegram.org")],
  line: [
    secret("channelSecret"),
    secret("accessToken"),
    api("https://api.line.me"),
    { ...api("https://api-data.line.me"), name: "dataApi" },
  ],
};

/** As conversations and flows know the line. */
export const channelOf = (provider: ProviderName): "sms" | "social" =>
  ["twilio", "sms-http", "smpp"].includes(provider) ? "sms" : "social";

export interface BadField {
  readonly code: "channel.bad-field";
  readonly field: string;
}

/** The line's fields as they are kept: usual values where none was given, nothing that the provider does not have. */
export function fieldsOf(
  provider: ProviderName,
  given: Readonly<Record<string, string>>,
): Result<{ readonly settings: Record<string, string>; readonly secrets: Record<string, string> }, BadField> {
  const settings: Record<string, string> = {};
  const secrets: Record<string, string> = {};
  for (const field of PROVIDER_FIELDS[provider]) {
    const { name, kind } = field;
    // Words may be emptied on purpose: then nothing is said.
    const left = kind === "words" && field.optional ? given[name] : given[name]?.trim() || undefined;
    const value = left ?? field.usual ?? "";
    if (value === "" && field.optional) {
      if (kind === "words") settings[name] = "";
      continue;
    }
    if (!isFit(field, value)) return err({ code: "channel.bad-field", field: name });
    (field.secret ? secrets : settings)[name] = value;
  }
  return ok({ settings, secrets });
}

const LONGEST = 2_000;

function isFit({ kind, choices, fits }: ProviderField, value: string): boolean {
  if (value === "" || value.length > LONGEST) return false;
  if (kind !== "words" && /[\r\n\0]/.test(value)) return false;
  switch (kind) {
    case "url":
      return isWebAddress(value);
    case "port":
      return /^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535;
    case "host":
      return /^[A-Za-z0-9.:_-]{1,253}$/.test(value);
    case "choice":
      return choices?.includes(value) ?? false;
    default:
      return fits?.test(value) ?? true;
  }
}

/** Something that may be posted to: without a name and password in it. */
export function isWebAddress(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ["http:", "https:"].includes(url.protocol) && url.username === "" && url.password === "";
}
