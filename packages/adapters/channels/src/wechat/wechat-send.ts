import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { MINUTE } from "@patchbay/base/time";
import type { NotCarried, ProviderAccount, ProviderPart } from "@patchbay/ports/channel-provider";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { z } from "zod";
import { ask, fetched, type ProviderCall } from "../provider-call.ts";
import type { WechatTokens } from "./wechat-token.ts";

const answered = z.object({
  errcode: z.number().default(0),
  errmsg: z.string().default(""),
  media_id: z.string().optional(),
});
type Answered = z.output<typeof answered>;

/** The token is not taken any more: a new one, once. */
const STALE = new Set([40001, 40014, 42001]);
/** Busy, or too often: later. */
const LATER = new Set([-1, 45009, 45011]);

const SAID: Readonly<Record<number, string>> = {
  45015: "WeChat lets us answer for 48 hours after the customer's last message, and these are over",
  45047: "WeChat lets us write so many messages until the customer writes again, and these are used up",
  40003: "the customer does not follow this account",
  43004: "the customer does not follow this account",
};

export interface WechatWorld {
  readonly http: HttpPort;
  readonly tokens: WechatTokens;
}

/** One customer-service message. */
export async function sendToWechat(
  world: WechatWorld,
  account: ProviderAccount,
  to: string,
  part: ProviderPart,
): Promise<Result<{ readonly id?: string }, NotCarried>> {
  const body = await bodyOf(world, account, part);
  if (!body.ok) return body;
  const sent = await called(world, account, "/cgi-bin/message/custom/send?", { json: { touser: to, ...body.value } });
  return sent.ok ? ok({}) : sent;
}

async function bodyOf(
  world: WechatWorld,
  account: ProviderAccount,
  part: ProviderPart,
): Promise<Result<{ readonly [name: string]: Json }, NotCarried>> {
  if (part.kind === "text") return ok({ msgtype: "text", text: { content: part.text } });
  if (part.kind === "choices") {
    const list = part.choices.map(({ id, label }) => ({ id, content: label }));
    return ok({ msgtype: "msgmenu", msgmenu: { head_content: part.text, list, tail_content: "" } });
  }
  const picture = await fetched(world.http, { url: part.url });
  if (!picture.ok) return err({ why: `its picture cannot be fetched: ${picture.error}`, final: false });
  const media = await called(world, account, "/cgi-bin/media/upload?type=image&", asForm(picture.value));
  return media.ok ? ok({ msgtype: "image", image: { media_id: media.value.media_id ?? "" } }) : media;
}

/** One file as a form has it (RFC 7578). */
function asForm(bytes: Uint8Array): Pick<ProviderCall, "headers" | "body"> {
  const boundary = "patchbay-picture-8c1f5b0e2d7a";
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="media"; filename="picture.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return { headers: { "content-type": `multipart/form-data; boundary=${boundary}` }, body };
}

async function called(
  { http, tokens }: WechatWorld,
  account: ProviderAccount,
  path: string,
  call: Pick<ProviderCall, "json" | "headers" | "body">,
): Promise<Result<Answered, NotCarried>> {
  let refused: string | undefined;
  for (;;) {
    const token = await tokens.token(account, refused);
    if (!token.ok) return token;
    const url = `${account.settings.api}${path}access_token=${encodeURIComponent(token.value)}`;
    const answer = await ask(http, { url, ...call });
    if (!answer.ok) return answer;
    const read = answered.safeParse(answer.value.body);
    if (!read.success) return err({ why: `it answered ${answer.value.status}`, final: false });
    const { errcode, errmsg } = read.data;
    if (errcode === 0) return ok(read.data);
    if (!STALE.has(errcode) || refused !== undefined) return err(refusal(errcode, errmsg));
    refused = token.value;
  }
}

function refusal(code: number, message: string): NotCarried {
  const why = `${SAID[code] ?? message} (${code})`;
  // A fresh token that is refused as well: an admin may put the account right within the hours that we try.
  const final = !LATER.has(code) && !STALE.has(code);
  return { why, final, ...(code === 45009 ? { after: 10 * MINUTE } : {}) };
}
