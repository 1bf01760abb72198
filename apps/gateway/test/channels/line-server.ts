import { createHmac } from "node:crypto";
import { type Answered, type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const LINE = { channelSecret: "secret-of-line", accessToken: "token-of-line" };

interface LineMessage {
  readonly type: "text" | "image";
  readonly text?: string;
  readonly originalContentUrl?: string;
  readonly quickReply?: { readonly items: { readonly action: { readonly label: string } }[] };
}

/** LINE's Messaging API: push messages known by their retry key, hooks signed by X-Line-Signature. */
export class LineServer extends ProviderServer {
  protected readonly busy = { status: 500, json: { message: "Internal Server Error" } };
  protected readonly refused = { status: 400, json: { message: "The property, 'to', in the request body is invalid" } };
  readonly #keys = new Set<string>();

  protected answer({ path, headers, body }: Asked): Answered | Taken | undefined {
    if (headers.authorization !== `Bearer ${LINE.accessToken}`)
      return { status: 401, json: { message: "Authentication failed" } };
    if (path === "/v2/bot/info") return { status: 200, json: { displayName: "The shop", basicId: "@shop" } };
    if (path === "/v2/bot/message/m77/content") return { status: 200, json: Buffer.from("bytes of a picture") };
    if (path !== "/v2/bot/message/push") return undefined;
    const name = String(headers["x-line-retry-key"]);
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(name)) return this.fault("the retry key is no UUID");
    if (this.#keys.has(name)) return { status: 409, json: { message: "The retry key is already accepted" } };
    const { to, messages } = JSON.parse(body.toString()) as { to: string; messages: LineMessage[] };
    const [{ type, text = "", originalContentUrl: picture, quickReply } = { type: "text" } as LineMessage] = messages;
    const choices = quickReply?.items.map(({ action }) => action.label);
    if (messages.length > 5 || text.length > 5_000 || (choices?.length ?? 0) > 13) return this.fault("too much");
    if (choices?.some((label) => label.length > 20)) return this.fault("a label is longer than 20");
    return type === "image"
      ? { to, text: "", name, ...(picture ? { picture } : {}) }
      : { to, text, name, ...(choices ? { choices } : {}) };
  }

  protected accepted({ name }: Taken) {
    if (name) this.#keys.add(name);
    return { status: 200, json: { sentMessages: [{ id: `line-${name}` }] } };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    const source = { type: "user", userId: from };
    const event = { type: "message", webhookEventId: id, source, message: { id: "1", type: "text", text } };
    return this.hook(webhook, { destination: "U0", events: [event] });
  }

  hook(webhook: string, hook: object, secret = LINE.channelSecret): Promise<Response> {
    const body = JSON.stringify(hook);
    const signature = createHmac("sha256", secret).update(body).digest("base64");
    return this.post(webhook, body, { "content-type": "application/json", "x-line-signature": signature });
  }
}
