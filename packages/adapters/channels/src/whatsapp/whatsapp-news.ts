import { err } from "@patchbay/base/result";
import type { ProviderAccount, ProviderFile, ProviderNews } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask, bearer, fetched } from "../provider-call.ts";

const file = z.object({
  id: z.string().regex(/^[\w-]{1,200}$/),
  mime_type: z.string().default("application/octet-stream"),
  filename: z.string().optional(),
  caption: z.string().optional(),
});
const reply = z.object({ id: z.string(), title: z.string() });
const FILES = ["image", "document", "audio", "video", "sticker"] as const;

const message = z.object({
  ...{ from: z.string().min(1).max(100), id: z.string().min(1).max(300), type: z.string() },
  text: z.object({ body: z.string() }).optional(),
  ...{
    image: file.optional(),
    document: file.optional(),
    audio: file.optional(),
    video: file.optional(),
    sticker: file.optional(),
  },
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().default(""),
      address: z.string().default(""),
    })
    .optional(),
  interactive: z.object({ button_reply: reply.optional(), list_reply: reply.optional() }).optional(),
  button: z.object({ text: z.string(), payload: z.string().optional() }).optional(),
});
type Message = z.output<typeof message>;

const status = z.object({
  id: z.string(),
  status: z.string(),
  errors: z.array(z.object({ code: z.number(), title: z.string().default("") })).default([]),
});

const value = z.object({
  contacts: z.array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }).optional() })).default([]),
  messages: z.array(message).default([]),
  statuses: z.array(status).default([]),
});

export const whatsappHook = z.object({
  entry: z.array(
    z.object({ changes: z.array(z.object({ field: z.string().default("messages"), value: z.unknown() })) }),
  ),
});

/** Of a hook's changes those that are of messages; others, and kinds that we do not know, are named. */
export function whatsappNews(
  http: HttpPort,
  account: ProviderAccount,
  { entry }: z.output<typeof whatsappHook>,
): { readonly news: readonly ProviderNews[]; readonly ignored: readonly string[] } {
  const news: ProviderNews[] = [];
  const ignored: string[] = [];
  for (const { field, value: changed } of entry.flatMap(({ changes }) => changes)) {
    const read = field === "messages" ? value.safeParse(changed) : undefined;
    if (!read?.success) {
      ignored.push(field);
      continue;
    }
    for (const one of read.data.messages) {
      const name = read.data.contacts.find(({ wa_id }) => wa_id === one.from)?.profile?.name;
      const said = saidIn(http, account, one);
      if (!said) ignored.push(one.type);
      else news.push({ kind: "message", id: one.id, from: one.from, ...(name ? { name } : {}), ...said });
    }
    for (const { id, status: told, errors } of read.data.statuses) {
      if (told !== "delivered" && told !== "read" && told !== "failed") continue;
      const why = errors.map(({ code, title }) => `${title} (${code})`).join("; ");
      news.push({ kind: "status", id, status: told, ...(why === "" ? {} : { why }) });
    }
  }
  return { news, ignored };
}

function saidIn(http: HttpPort, account: ProviderAccount, told: Message) {
  const { text, location, interactive, button } = told;
  if (text) return { text: text.body };
  const pressed = interactive?.button_reply ?? interactive?.list_reply;
  if (pressed) return { text: pressed.title, choice: pressed.id };
  if (button) return { text: button.text, ...(button.payload === undefined ? {} : { choice: button.payload }) };
  if (location) {
    const { name, address, latitude, longitude } = location;
    return { text: `📍 ${[name, address].filter(Boolean).join(", ")} ${latitude},${longitude}` };
  }
  for (const kind of FILES) {
    const found = told[kind];
    if (found) return { text: found.caption ?? "", files: [mediaOf(http, account, kind, found)] };
  }
  return undefined;
}

/** Where it lies is asked for first (Cloud API, media). */
function mediaOf(
  http: HttpPort,
  account: ProviderAccount,
  kind: string,
  { id, mime_type: type, filename }: z.output<typeof file>,
): ProviderFile {
  const headers = bearer(account.secrets.accessToken);
  const read = async () => {
    const place = await ask(http, { method: "GET", url: `${account.settings.api}/${id}`, headers });
    const found = place.ok ? z.object({ url: z.string() }).safeParse(place.value.body) : undefined;
    return found?.success ? fetched(http, { url: found.data.url, headers }) : err("it is not there any more");
  };
  const ending = type.split(/[/;]/)[1]?.trim() ?? "bin";
  return { name: filename ?? `${kind}.${ending}`, type, read };
}
