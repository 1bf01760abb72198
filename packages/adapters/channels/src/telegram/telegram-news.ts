import { err } from "@patchbay/base/result";
import type { ProviderAccount, ProviderFile, ProviderNews, Received } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { fetched } from "../provider-call.ts";
import { telegramCall } from "./telegram-call.ts";

const person = z.object({ first_name: z.string().default(""), last_name: z.string().default("") });
const chat = z.object({ id: z.number(), type: z.string().default("private") });
const file = z.object({ file_id: z.string(), file_name: z.string().optional(), mime_type: z.string().optional() });

const message = z.object({
  ...{ message_id: z.number(), chat, from: person.optional() },
  ...{ text: z.string().optional(), caption: z.string().optional() },
  photo: z.array(file).optional(),
  ...{ document: file.optional(), voice: file.optional(), audio: file.optional(), video: file.optional() },
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
});
type Message = z.output<typeof message>;

const button = z.object({ text: z.string(), callback_data: z.string().optional() });
const pressed = z.object({
  ...{ id: z.string(), from: person, data: z.string().default("") },
  message: z.object({
    chat,
    reply_markup: z.object({ inline_keyboard: z.array(z.array(button)) }).optional(),
  }),
});

export const telegramUpdate = z.object({
  update_id: z.number(),
  message: message.optional(),
  callback_query: pressed.optional(),
  my_chat_member: z.object({ chat, new_chat_member: z.object({ status: z.string() }) }).optional(),
});
type Update = z.output<typeof telegramUpdate>;

const NOTHING = { type: "application/json", body: "{}" };

export function telegramNews(http: HttpPort, account: ProviderAccount, update: Update): Received {
  const { update_id: id, message: said, callback_query: query, my_chat_member: member } = update;
  if (query) return { news: [pressedNews(query, id)], answer: stopWaiting(query.id) };
  if (member?.new_chat_member.status === "kicked") {
    return { news: [{ kind: "left", id: `${id}`, from: `${member.chat.id}` }], answer: NOTHING };
  }
  // Groups are no place for a customer's matters.
  if (said?.chat.type !== "private") return { news: [], answer: NOTHING, ignored: [said ? said.chat.type : "update"] };
  const words = wordsIn(http, account, said);
  if (!words) return { news: [], answer: NOTHING, ignored: ["message"] };
  const from = `${said.chat.id}`;
  return {
    news: [{ kind: "message", id: `${id}`, from, ...nameOf(said.from), ...words }],
    answer: NOTHING,
  };
}

function pressedNews({ data, message: shown, from }: z.output<typeof pressed>, id: number): ProviderNews {
  const buttons = shown.reply_markup?.inline_keyboard.flat() ?? [];
  const text = buttons.find(({ callback_data: brings }) => brings === data)?.text ?? data;
  return { kind: "message", id: `${id}`, from: `${shown.chat.id}`, ...nameOf(from), text, choice: data };
}

/** The button turns until it is answered; a method may be called by the answer to the hook. */
const stopWaiting = (query: string) => ({
  type: "application/json",
  body: JSON.stringify({ method: "answerCallbackQuery", callback_query_id: query }),
});

function nameOf(from: z.output<typeof person> | undefined): { readonly name?: string } {
  const name = from ? `${from.first_name} ${from.last_name}`.trim() : "";
  return name === "" ? {} : { name };
}

function wordsIn(http: HttpPort, account: ProviderAccount, said: Message) {
  const { text, caption = "", location, photo } = said;
  if (text !== undefined) return { text };
  if (location) return { text: `📍 ${location.latitude},${location.longitude}` };
  // The last one is the largest.
  const picture = photo?.at(-1);
  if (picture) return { text: caption, files: [fileOf(http, account, picture, "picture.jpg", "image/jpeg")] };
  const { document, voice, audio, video } = said;
  const found = document ?? voice ?? audio ?? video;
  if (!found) return undefined;
  const [usual, type] = voice ? ["voice.ogg", "audio/ogg"] : ["file", "application/octet-stream"];
  return { text: caption, files: [fileOf(http, account, found, found.file_name ?? usual, found.mime_type ?? type)] };
}

/** Where it lies is asked for first. */
function fileOf(
  http: HttpPort,
  account: ProviderAccount,
  { file_id }: z.output<typeof file>,
  name: string,
  type: string,
): ProviderFile {
  const read = async () => {
    const place = await telegramCall(http, account, "getFile", { file_id });
    const found = place.ok ? z.object({ file_path: z.string() }).safeParse(place.value) : undefined;
    if (!found?.success) return err("it is not there any more");
    const { settings, secrets } = account;
    return fetched(http, { url: `${settings.api}/file/bot${secrets.botToken}/${found.data.file_path}` });
  };
  return { name, type, read };
}
