import { createHash } from "node:crypto";
import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import type { ChannelProvider, ProviderAccount, ProviderPart } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { badSignature, invalid, jsonOf, textOf } from "../request-body.ts";
import { isSame } from "../signed-by.ts";
import { telegramCall } from "./telegram-call.ts";
import { telegramNews, telegramUpdate } from "./telegram-news.ts";

const botName = z.object({ username: z.string() });
const sentMessage = z.object({ message_id: z.number() });
/** Bytes of what a button brings back. */
const MOST_DATA = 64;

/** Telegram by its Bot API. */
export function telegram(http: HttpPort): ChannelProvider {
  return {
    abilities: () => ({
      ...{ longest: 4_096, size: (text) => text.length, pictures: true },
      choices: { most: 50, label: 64, text: 4_096 },
    }),
    async send(account, { to, part }) {
      const { method, json } = sendingOf(to, part);
      const sent = await telegramCall(http, account, method, json);
      if (!sent.ok) return sent;
      const read = sentMessage.safeParse(sent.value);
      return ok(read.success ? { id: `${to}/${read.data.message_id}` } : {});
    },
    async receive(account, request) {
      const given = request.headers["x-telegram-bot-api-secret-token"];
      if (request.method !== "POST" || !isSame(secretOf(account), given)) return badSignature();
      const update = jsonOf(textOf(request), telegramUpdate);
      return update ? ok(telegramNews(http, account, update)) : invalid();
    },
    async check(account) {
      const me = await telegramCall(http, account, "getMe", {});
      if (!me.ok) return err({ code: me.error.final ? "channel.refused" : "channel.unreachable", why: me.error.why });
      const read = botName.safeParse(me.value);
      const told = account.address === "" ? undefined : await tellWhere(http, account);
      if (told && !told.ok) return err({ code: "channel.refused", why: told.error.why });
      return ok({ as: read.success ? `@${read.data.username}` : "" });
    },
  };
}

/** Telegram posts where it was told to last, with the secret that it was told. */
const tellWhere = (http: HttpPort, account: ProviderAccount) =>
  telegramCall(http, account, "setWebhook", {
    ...{ url: account.webhookUrl, secret_token: secretOf(account) },
    allowed_updates: ["message", "callback_query", "my_chat_member"],
  });

/** Known to whoever has the bot's token, and to nobody who sees what Telegram posts. */
const secretOf = ({ address, secrets: { botToken } }: ProviderAccount): string =>
  createHash("sha256").update(`webhook ${address} ${botToken}`).digest("hex");

function sendingOf(to: string, part: ProviderPart): { readonly method: string; readonly json: Json } {
  if (part.kind === "picture") return { method: "sendPhoto", json: { chat_id: to, photo: part.url } };
  const json = { chat_id: to, text: part.text };
  if (part.kind === "text") return { method: "sendMessage", json };
  const keys = part.choices.map(({ id, label }) => [{ text: label, callback_data: dataOf(id) }]);
  return { method: "sendMessage", json: { ...json, reply_markup: { inline_keyboard: keys } } };
}

const dataOf = (id: string): string => Buffer.from(id).subarray(0, MOST_DATA).toString();
