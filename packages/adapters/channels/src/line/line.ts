import { createHash } from "node:crypto";
import type { Json } from "@patchbay/base/json";
import { err, ok } from "@patchbay/base/result";
import type { ChannelProvider, ProviderPart } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask, bearer, isTaken, refusal, tried } from "../provider-call.ts";
import { badSignature, invalid, jsonOf, textOf } from "../request-body.ts";
import { isSignedBy } from "../signed-by.ts";
import { lineHook, lineNews } from "./line-news.ts";

const sentMessages = z.object({ sentMessages: z.array(z.object({ id: z.string() })).min(1) });
/** The same message under the same key was taken before. */
const TAKEN_BEFORE = 409;

/** LINE by its Messaging API. */
export function line(http: HttpPort): ChannelProvider {
  return {
    abilities: () => ({
      ...{ longest: 5_000, size: (text) => text.length, pictures: true },
      choices: { most: 13, label: 20, text: 5_000 },
    }),
    async send(account, { to, part, name }) {
      const headers = { ...bearer(account.secrets.accessToken), "x-line-retry-key": retryKey(name) };
      const url = `${account.settings.api}/v2/bot/message/push`;
      const answer = await ask(http, { url, headers, json: { to, messages: [messageOf(part)] }, name });
      if (!answer.ok) return answer;
      if (!isTaken(answer.value) && answer.value.status !== TAKEN_BEFORE) return err(refusal(answer.value));
      const read = sentMessages.safeParse(answer.value.body);
      return ok(read.success ? { id: read.data.sentMessages[0]?.id ?? "" } : {});
    },
    async receive(account, request) {
      const { channelSecret = "" } = account.secrets;
      const given = request.headers["x-line-signature"];
      if (!isSignedBy(channelSecret, { hash: "sha256", encoding: "base64" }, request.body, given))
        return badSignature();
      const hook = jsonOf(textOf(request), lineHook);
      return hook
        ? ok({ ...lineNews(http, account, hook), answer: { type: "application/json", body: "{}" } })
        : invalid();
    },
    check: (account) =>
      tried(
        http,
        { method: "GET", url: `${account.settings.api}/v2/bot/info`, headers: bearer(account.secrets.accessToken) },
        nameIn,
      ),
  };
}

function nameIn(body: Json): { readonly as: string } | undefined {
  const read = z.object({ displayName: z.string(), basicId: z.string().default("") }).safeParse(body);
  return read.success ? { as: `${read.data.displayName} ${read.data.basicId}`.trim() } : undefined;
}

/** Of a UUID's shape, and the same for each attempt. */
function retryKey(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}

function messageOf(part: ProviderPart): Json {
  if (part.kind === "picture") return { type: "image", originalContentUrl: part.url, previewImageUrl: part.url };
  if (part.kind === "text") return { type: "text", text: part.text };
  const items = part.choices.map(({ id, label }) => ({
    type: "action",
    action: { type: "postback", label, data: id, displayText: label },
  }));
  return { type: "text", text: part.text, quickReply: { items } };
}
