import { err, ok } from "@patchbay/base/result";
import { MINUTE, SECOND } from "@patchbay/base/time";
import type { ChannelProvider, ProviderAccount, ProviderRequest } from "@patchbay/ports/channel-provider";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import { badSignature, invalid, textOf } from "../request-body.ts";
import { decrypted, isSignedByWechat } from "./wechat-crypt.ts";
import { readWechatMessage, type WechatMessage } from "./wechat-message.ts";
import { wechatNews } from "./wechat-news.ts";
import { sendToWechat } from "./wechat-send.ts";
import { WechatTokens } from "./wechat-token.ts";

/** The platform signs when it posts: what is older was signed for another time. */
const FRESH_FOR = 5 * MINUTE;
const LONGEST_BYTES = 2_048;

/** Official accounts and mini-programs: messages in signed, perhaps encrypted; ours by the customer-service interface. */
export function wechat(http: HttpPort, clock: Clock): ChannelProvider {
  const world = { http, tokens: new WechatTokens(http, clock) };
  return {
    abilities: ({ settings: { account } }) => ({
      ...{ longest: LONGEST_BYTES, size: (text: string) => Buffer.byteLength(text), pictures: true },
      // Mini-programs show no menus.
      ...(account === "official" ? { choices: { most: 10, label: 100, text: 600 } } : {}),
    }),
    send: (account, { to, part }) => sendToWechat(world, account, to, part),
    async receive(account, request) {
      const { signature, timestamp = "", nonce = "", echostr = "" } = request.query;
      const age = Math.abs(clock.now() - Number(timestamp) * SECOND);
      if (!(age <= FRESH_FOR)) return badSignature();
      const { token = "" } = account.secrets;
      if (request.method === "GET") {
        if (!isSignedByWechat([token, timestamp, nonce], signature)) return badSignature();
        return ok({ news: [], answer: { type: "text/plain", body: echostr } });
      }
      const message = openedMessage(account, request);
      if (message === "forged") return badSignature();
      if (!message) return invalid();
      const news = wechatNews(world, account, message);
      // The platform waits five seconds for it, and says everything three times where it does not come.
      const answer = { type: "text/plain", body: "success" };
      return ok(typeof news === "string" ? { news: [], answer, ignored: [news] } : { news: [news], answer });
    },
    async check(account) {
      const token = await world.tokens.token(account);
      return token.ok
        ? ok({ as: account.settings.appId ?? "" })
        : err({ code: "channel.refused", why: token.error.why });
    },
  };
}

/** In the encrypted mode nothing but what is encrypted counts. */
function openedMessage(
  { settings: { appId = "" }, secrets: { token = "", aesKey } }: ProviderAccount,
  request: ProviderRequest,
): WechatMessage | "forged" | undefined {
  const { signature, msg_signature: messageSignature, timestamp = "", nonce = "" } = request.query;
  const posted = textOf(request);
  if (!aesKey) {
    if (!isSignedByWechat([token, timestamp, nonce], signature)) return "forged";
    return posted === undefined ? undefined : readWechatMessage(posted);
  }
  const sealed = posted === undefined ? undefined : readWechatMessage(posted)?.Encrypt;
  if (sealed === undefined || !isSignedByWechat([token, timestamp, nonce, sealed], messageSignature)) return "forged";
  const opened = decrypted(aesKey, appId, sealed);
  return opened === undefined ? "forged" : readWechatMessage(opened);
}
