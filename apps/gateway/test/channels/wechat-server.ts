import { createCipheriv, createHash, randomBytes } from "node:crypto";
import { type Answered, type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const WECHAT = {
  ...{ appId: "wx0123456789abcdef", appSecret: "secret-of-wechat", token: "tokenOfWechat" },
  aesKey: "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG",
};

const LONGEST_BYTES = 2_048;

interface CustomerMessage {
  readonly touser: string;
  readonly msgtype: "text" | "image" | "msgmenu";
  readonly text: { readonly content: string };
  readonly image: { readonly media_id: string };
  readonly msgmenu: { readonly head_content: string; readonly list: readonly { readonly content: string }[] };
}

/** WeChat's server side of message interfaces: stable_token, customer-service messages, media, and what it posts to us. */
export class WechatServer extends ProviderServer {
  protected readonly busy = { status: 200, json: { errcode: -1, errmsg: "system error" } };
  protected readonly refused = { status: 200, json: { errcode: 45015, errmsg: "response out of time limit" } };
  /** How the mode was chosen in the platform's settings. */
  encrypted = false;
  token = "token-1";
  /** How often a token was asked for, and how often by force. */
  asked = { usually: 0, byForce: 0 };
  readonly uploads: Buffer[] = [];

  protected answer({ path, query, body, headers }: Asked): Answered | Taken | undefined {
    if (path === "/cgi-bin/stable_token") return this.#newToken(JSON.parse(body.toString()));
    if (query.get("access_token") !== this.token)
      return { status: 200, json: { errcode: 40001, errmsg: "invalid credential" } };
    if (path === "/cgi-bin/media/upload") {
      if (!headers["content-type"]?.startsWith("multipart/form-data")) return this.fault("no form");
      this.uploads.push(body);
      return { status: 200, json: { type: "image", media_id: `media-${this.uploads.length}` } };
    }
    if (path === "/cgi-bin/media/get") return { status: 200, json: Buffer.from("bytes of a voice") };
    return path === "/cgi-bin/message/custom/send" ? this.#message(JSON.parse(body.toString())) : undefined;
  }

  #newToken({ appid, secret, force_refresh: force }: Record<string, unknown>): Answered {
    if (appid !== WECHAT.appId || secret !== WECHAT.appSecret) {
      return { status: 200, json: { errcode: 40125, errmsg: "invalid appsecret" } };
    }
    if (force) this.token = `token-${++this.asked.byForce + 1}`;
    else this.asked.usually++;
    return { status: 200, json: { access_token: this.token, expires_in: 7200 } };
  }

  #message({ touser: to, msgtype, text, image, msgmenu }: CustomerMessage): Answered | Taken {
    if (msgtype === "image") return { to, text: "", picture: image.media_id };
    if (msgtype === "msgmenu") {
      return { to, text: msgmenu.head_content, choices: msgmenu.list.map(({ content }) => content) };
    }
    const isTooLong = Buffer.byteLength(text.content) > LONGEST_BYTES;
    return isTooLong ? { status: 200, json: { errcode: 45002, errmsg: "too long" } } : { to, text: text.content };
  }

  protected accepted() {
    return { status: 200, json: { errcode: 0, errmsg: "ok" } };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    const content = text.replaceAll("]]>", "]]]]><![CDATA[>");
    return this.hook(webhook, xmlOf(from, "text", `<Content><![CDATA[${content}]]></Content><MsgId>${id}</MsgId>`));
  }

  /** Posts as the platform does in the mode that was chosen. */
  hook(webhook: string, message: string, change: Partial<typeof WECHAT> & { at?: number } = {}): Promise<Response> {
    const { token, aesKey, appId, at = Date.now() } = { ...WECHAT, ...change };
    const [timestamp, nonce] = [String(Math.floor(at / 1_000)), "nonce"];
    const signed = (...values: string[]) => sha1([token, timestamp, nonce, ...values]);
    const query = new URLSearchParams({ timestamp, nonce, openid: "any", signature: signed() });
    let body = message;
    if (this.encrypted) {
      const sealed = encrypt(aesKey, appId, message);
      query.set("encrypt_type", "aes");
      query.set("msg_signature", signed(sealed));
      body = `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`;
    }
    return this.post(`${webhook}?${query}`, body, { "content-type": "text/xml" });
  }

  /** How the platform asks whether an address is ours. */
  ask(webhook: string, echostr: string, token = WECHAT.token): Promise<Response> {
    const [timestamp, nonce] = [String(Math.floor(Date.now() / 1_000)), "nonce"];
    const signature = sha1([token, timestamp, nonce]);
    return fetch(`${webhook}?${new URLSearchParams({ signature, timestamp, nonce, echostr })}`);
  }
}

export const xmlOf = (from: string, type: string, rest: string): string =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><FromUserName><![CDATA[${from}]]></FromUserName>` +
  `<CreateTime>1700000000</CreateTime><MsgType><![CDATA[${type}]]></MsgType>${rest}</xml>`;

const sha1 = (values: readonly string[]): string => createHash("sha1").update(values.toSorted().join("")).digest("hex");

/** Random 16, length of 4, message, account; PKCS#7 to blocks of 32; AES-256-CBC. */
function encrypt(aesKey: string, appId: string, message: string): string {
  const key = Buffer.from(`${aesKey}=`, "base64");
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const plain = Buffer.concat([randomBytes(16), length, Buffer.from(message + appId)]);
  const pad = 32 - (plain.length % 32);
  const cipher = createCipheriv("aes-256-cbc", key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])), cipher.final()]).toString(
    "base64",
  );
}
