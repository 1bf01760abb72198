import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import type { ChannelProvider, NotCarried, ProviderAccount, ProviderPart } from "@patchbay/ports/channel-provider";
import type { HttpAnswer, HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask, bearer, isTaken, refusal, tried } from "../provider-call.ts";
import { badSignature, invalid, jsonOf, textOf } from "../request-body.ts";
import { isSame, isSignedBy } from "../signed-by.ts";
import { whatsappHook, whatsappNews } from "./whatsapp-news.ts";

/** WhatsApp's limits: so many reply buttons, then a list. */
const MOST_BUTTONS = 3;
const sentMessages = z.object({ messages: z.array(z.object({ id: z.string() })).min(1) });
const mistake = z.object({ error: z.object({ code: z.number(), message: z.string().default("") }) });
/** Too many at once, or an account that an admin can put right: worth another attempt. */
const LATER = new Set([4, 190, 80007, 130429, 131048, 131056]);
const OVER_24_HOURS = 131047;

/** WhatsApp by Meta's Cloud API. */
export function whatsapp(http: HttpPort): ChannelProvider {
  return {
    abilities: () => ({
      ...{ longest: 4_096, size: (text) => text.length, pictures: true },
      choices: { most: 10, label: 20, text: 1_024 },
    }),
    async send(account, { to, part, name }) {
      const json = { messaging_product: "whatsapp", recipient_type: "individual", to, ...bodyOf(part) };
      const answer = await ask(http, {
        url: `${numberUrl(account)}/messages`,
        headers: bearer(account.secrets.accessToken),
        json,
        name,
      });
      if (!answer.ok) return answer;
      if (!isTaken(answer.value)) return err(refused(answer.value));
      const read = sentMessages.safeParse(answer.value.body);
      return ok(read.success ? { id: read.data.messages[0]?.id ?? "" } : {});
    },
    async receive(account, request) {
      const { appSecret = "", verifyToken = "" } = account.secrets;
      if (request.method === "GET") {
        const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": body = "" } = request.query;
        if (mode !== "subscribe" || !isSame(verifyToken, token)) return badSignature();
        return ok({ news: [], answer: { type: "text/plain", body } });
      }
      const given = request.headers["x-hub-signature-256"]?.replace(/^sha256=/, "");
      if (!isSignedBy(appSecret, { hash: "sha256", encoding: "hex" }, request.body, given)) return badSignature();
      const hook = jsonOf(textOf(request), whatsappHook);
      return hook
        ? ok({ ...whatsappNews(http, account, hook), answer: { type: "application/json", body: "{}" } })
        : invalid();
    },
    check: (account) => {
      const url = `${numberUrl(account)}?fields=display_phone_number,verified_name`;
      return tried(http, { method: "GET", url, headers: bearer(account.secrets.accessToken) }, nameIn);
    },
  };
}

const numberUrl = ({ settings: { api, phoneNumberId } }: ProviderAccount): string => `${api}/${phoneNumberId}`;

function nameIn(body: Json): { readonly as: string } | undefined {
  const read = z.object({ display_phone_number: z.string(), verified_name: z.string().default("") }).safeParse(body);
  return read.success ? { as: `${read.data.verified_name} ${read.data.display_phone_number}`.trim() } : undefined;
}

function bodyOf(part: ProviderPart): { readonly [name: string]: Json } {
  if (part.kind === "text") return { type: "text", text: { body: part.text, preview_url: false } };
  if (part.kind === "picture") return { type: "image", image: { link: part.url } };
  const body = { text: part.text };
  if (part.choices.length <= MOST_BUTTONS) {
    const buttons = part.choices.map(({ id, label }) => ({ type: "reply", reply: { id, title: label } }));
    return { type: "interactive", interactive: { type: "button", body, action: { buttons } } };
  }
  const rows = part.choices.map(({ id, label, note }) => ({
    ...{ id, title: label },
    ...(note ? { description: note.slice(0, 72) } : {}),
  }));
  return { type: "interactive", interactive: { type: "list", body, action: { button: "☰", sections: [{ rows }] } } };
}

function refused(answer: HttpAnswer): NotCarried {
  const read = mistake.safeParse(answer.body);
  const usual = refusal(answer);
  if (!read.success) return usual;
  const { code, message } = read.data.error;
  const why =
    code === OVER_24_HOURS
      ? "WhatsApp lets us answer for 24 hours after the customer's last message, and these are over"
      : message;
  return { ...usual, why: `${why} (${code})`, final: usual.final && !LATER.has(code) };
}
