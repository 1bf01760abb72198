import { err } from "@patchbay/base/result";
import type { ProviderAccount, ProviderFile, ProviderNews } from "@patchbay/ports/channel-provider";
import { fetched } from "../provider-call.ts";
import type { WechatMessage } from "./wechat-message.ts";
import type { WechatWorld } from "./wechat-send.ts";

/** What a message of the platform's says to us; a text where we do not know its kind. */
export function wechatNews(world: WechatWorld, account: ProviderAccount, told: WechatMessage): ProviderNews | string {
  const { FromUserName: from, MsgType: type, CreateTime: at } = told;
  if (from === undefined || type === undefined) return "nothing";
  if (type === "event") return eventNews(from, told);
  const id = told.MsgId ?? `${from}/${at}`;
  const said = (text: string, more: object = {}) => ({ kind: "message" as const, id, from, text, ...more });
  const file = (name: string, mime: string) => ({ files: [mediaOf(world, account, told, name, mime)] });
  switch (type) {
    case "text": {
      const choice = told.bizmsgmenuid;
      return said(told.Content ?? "", choice === undefined ? {} : { choice });
    }
    case "image":
      return said("", file("picture.jpg", "image/jpeg"));
    case "voice":
      return said(told.Recognition ?? "", file(`voice.${told.Format ?? "amr"}`, "audio/amr"));
    case "video":
    case "shortvideo":
      return said("", file("video.mp4", "video/mp4"));
    case "location":
      return said(`📍 ${told.Label ?? ""} ${told.Location_X},${told.Location_Y}`);
    case "link":
      return said([told.Title, told.Description, told.Url].filter(Boolean).join("\n"));
    default:
      return type;
  }
}

/** Who begins by following, by a menu or by opening the mini-program's chat has said something, if only that. */
function eventNews(
  from: string,
  { Event: event = "", EventKey: key, SessionFrom: session, CreateTime: at }: WechatMessage,
) {
  const id = `${from}/${at}/${event}`;
  switch (event) {
    case "CLICK":
      return { kind: "message" as const, id, from, text: key ?? "", choice: key ?? "" };
    case "subscribe":
    case "user_enter_tempsession":
      return { kind: "message" as const, id, from, text: "👋", choice: session || event };
    case "unsubscribe":
      return { kind: "left" as const, id, from };
    default:
      return `event ${event}`;
  }
}

function mediaOf(
  { http, tokens }: WechatWorld,
  account: ProviderAccount,
  { PicUrl: picture, MediaId: media = "" }: WechatMessage,
  name: string,
  type: string,
): ProviderFile {
  const read = async () => {
    if (picture) return fetched(http, { url: picture });
    const token = await tokens.token(account);
    if (!token.ok) return err(token.error.why);
    const query = new URLSearchParams({ access_token: token.value, media_id: media });
    return fetched(http, { url: `${account.settings.api}/cgi-bin/media/get?${query}` });
  };
  return { name, type, read };
}
