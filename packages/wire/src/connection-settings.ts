import { z } from "zod";
import { crmSettings } from "./crm-settings.ts";
import { secretHeader } from "./secret-header.ts";

/** What a tenant enters for its accounts with services outside; the account's secret is kept apart, sealed. */
export const emailSettings = z.object({
  host: z.string().trim().min(1).max(253),
  port: z.number().int().min(1).max(65_535),
  security: z.enum(["tls", "starttls", "none"]),
  user: z.string().max(200).default(""),
  from: z
    .string()
    .trim()
    .min(3)
    .max(300)
    .regex(/^[^\r\n]*@[^\r\n]*$/, "an address, perhaps with a name: Shop <hello@shop.example>"),
});

/**
 * An SMS gateway with an HTTP interface. The body is JSON; `{{to}}`, `{{from}}` and `{{text}}` in it stand inside quotes and
 * are escaped. The secret goes into the header.
 */
export const smsSettings = z.object({
  url: z.url({ protocol: /^https?$/ }).max(2_000),
  from: z.string().max(30).default(""),
  ...secretHeader,
  body: z.string().max(5_000).default('{"to": "{{to}}", "from": "{{from}}", "text": "{{text}}"}'),
});

/** Anything that speaks the chat completions protocol of OpenAI: hosted, or a model server of one's own. */
export const modelSettings = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  model: z.string().trim().min(1).max(200),
});

export const connectionSettings = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("email"), settings: emailSettings }),
  z.object({ kind: z.literal("sms"), settings: smsSettings }),
  z.object({ kind: z.literal("language-model"), settings: modelSettings }),
  z.object({ kind: z.literal("crm"), settings: crmSettings }),
]);

export type EmailSettings = z.output<typeof emailSettings>;
export type SmsSettings = z.output<typeof smsSettings>;
export type ModelSettings = z.output<typeof modelSettings>;
