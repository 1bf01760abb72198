import { err, ok } from "@patchbay/base/result";
import { filledJson } from "@patchbay/domain/channel/filled-json";
import type { ChannelProvider, ProviderAccount } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import { ask, give } from "../provider-call.ts";
import { badSignature, invalid, textOf } from "../request-body.ts";
import { SMS } from "./sms-abilities.ts";

const number = z.string().trim().min(1).max(40);
const posted = z.union([
  z.object({
    type: z.literal("status"),
    id: z.string().max(200),
    status: z.enum(["delivered", "failed"]),
    why: z.string().max(500).optional(),
  }),
  z.object({ id: z.string().min(1).max(200), from: number, text: z.string().max(10_000) }),
]);

/** Text messages by a gateway of somebody's own: posted out as its template says, posted in signed by Standard Webhooks. */
export function smsHttp(http: HttpPort): ChannelProvider {
  return {
    abilities: () => SMS,
    async send(account, { to, part, name }) {
      const text = part.kind === "picture" ? part.url : part.text;
      const { body: template = "", from = "" } = account.settings;
      const body = new TextEncoder().encode(filledJson(template, { to, text, from, id: name }));
      const sent = await give(http, { url: account.settings.url ?? "", headers: headersOf(account), body, name });
      if (!sent.ok) return sent;
      const read = z.object({ id: z.coerce.string() }).safeParse(sent.value.body);
      return ok({ id: read.success ? read.data.id : name });
    },
    async receive({ secrets: { signingSecret = "" } }, request) {
      const text = textOf(request);
      const content = text === undefined ? undefined : verified(signingSecret, text, request.headers);
      if (content === undefined) return badSignature();
      const read = posted.safeParse(content.value);
      if (!read.success) return invalid();
      const { data } = read;
      const answer = { type: "application/json", body: "{}" };
      if (!("type" in data)) return ok({ news: [{ kind: "message", ...data }], answer });
      const { id, status, why } = data;
      return ok({ news: [{ kind: "status", id, status, ...(why === undefined ? {} : { why }) }], answer });
    },
    async check(account) {
      // It has nothing to ask for: whether somebody answers there at all.
      const { url = "" } = account.settings;
      const answer = await ask(http, { method: "GET", url });
      return answer.ok
        ? ok({ as: `${new URL(url).host} (${answer.value.status})` })
        : err({ code: "channel.unreachable", why: answer.error.why });
    },
  };
}

function headersOf({ settings: { header = "authorization" }, secrets: { apiKey } }: ProviderAccount) {
  return { "content-type": "application/json", ...(apiKey ? { [header.toLowerCase()]: apiKey } : {}) };
}

/** Undefined for what was not signed with this secret within five minutes. */
function verified(
  secret: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): { readonly value: unknown } | undefined {
  // The library reads as much of it as is a number, and signs that.
  if (!/^\d{1,12}$/.test(headers["webhook-timestamp"] ?? "")) return undefined;
  try {
    return { value: new Webhook(secret, { format: "raw" }).verify(body, { ...headers }) };
  } catch {
    return undefined;
  }
}
