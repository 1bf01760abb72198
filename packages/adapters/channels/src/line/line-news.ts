import type { ProviderAccount, ProviderFile, ProviderNews } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { bearer, fetched } from "../provider-call.ts";

const message = z.object({
  ...{ id: z.string().regex(/^\w{1,100}$/), type: z.string() },
  ...{ text: z.string().optional(), fileName: z.string().optional() },
  ...{ title: z.string().default(""), address: z.string().default("") },
  ...{ latitude: z.number().optional(), longitude: z.number().optional() },
});
type Message = z.output<typeof message>;

const event = z.object({
  type: z.string(),
  webhookEventId: z.string().min(1).max(100),
  source: z.object({ type: z.string(), userId: z.string().min(1).max(100).optional() }).optional(),
  message: message.optional(),
  postback: z.object({ data: z.string() }).optional(),
});
type Event = z.output<typeof event>;

export const lineHook = z.object({ events: z.array(event).max(100) });

const MEDIA: Readonly<Record<string, readonly [name: string, type: string]>> = {
  image: ["picture.jpg", "image/jpeg"],
  video: ["video.mp4", "video/mp4"],
  audio: ["voice.m4a", "audio/mp4"],
  file: ["file", "application/octet-stream"],
};

export function lineNews(
  http: HttpPort,
  account: ProviderAccount,
  { events }: z.output<typeof lineHook>,
): { readonly news: readonly ProviderNews[]; readonly ignored: readonly string[] } {
  const read = events.map((one) => newsOf(http, account, one));
  return {
    news: read.filter((one) => typeof one !== "string"),
    ignored: read.filter((one) => typeof one === "string"),
  };
}

/** A text where we do not know its kind. */
function newsOf(http: HttpPort, account: ProviderAccount, told: Event): ProviderNews | string {
  const { type, webhookEventId: id, source, message: said, postback } = told;
  // Groups are no place for a customer's matters.
  if (source?.type !== "user" || !source.userId) return `${type} of ${source?.type ?? "nobody"}`;
  const from = source.userId;
  if (type === "unfollow") return { kind: "left", id, from };
  if (type === "follow") return { kind: "message", id, from, text: "👋", choice: "follow" };
  if (postback) return { kind: "message", id, from, text: postback.data, choice: postback.data };
  const words = said ? wordsIn(http, account, said) : undefined;
  return words ? { kind: "message", id, from, ...words } : (said?.type ?? type);
}

function wordsIn(http: HttpPort, account: ProviderAccount, said: Message) {
  const { type, text, latitude, longitude } = said;
  if (type === "text" && text !== undefined) return { text };
  if (type === "location")
    return { text: `📍 ${[said.title, said.address].filter(Boolean).join(", ")} ${latitude},${longitude}` };
  return MEDIA[type] ? { text: "", files: [fileOf(http, account, said)] } : undefined;
}

function fileOf(http: HttpPort, account: ProviderAccount, { id, type, fileName }: Message): ProviderFile {
  const [usual = "file", mime = "application/octet-stream"] = MEDIA[type] ?? [];
  const url = `${account.settings.dataApi}/v2/bot/message/${id}/content`;
  return {
    name: fileName ?? usual,
    type: mime,
    read: () => fetched(http, { url, headers: bearer(account.secrets.accessToken) }),
  };
}
