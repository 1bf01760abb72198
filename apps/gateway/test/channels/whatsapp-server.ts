import { createHmac } from "node:crypto";
import { type Answered, type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const WHATSAPP = {
  ...{ phoneNumberId: "1065550100", accessToken: "token-of-meta" },
  ...{ appSecret: "secret-of-meta", verifyToken: "verify me" },
};

interface Interactive {
  readonly type: "button" | "list";
  readonly body: { readonly text: string };
  readonly action: {
    readonly buttons?: { readonly reply: { readonly title: string } }[];
    readonly sections?: { readonly rows: { readonly title: string }[] }[];
  };
}

/** Meta's Cloud API for WhatsApp: messages out, media, and hooks signed by X-Hub-Signature-256. */
export class WhatsappServer extends ProviderServer {
  protected readonly busy = { status: 429, json: { error: { code: 130429, message: "Rate limit hit" } } };
  protected readonly refused = { status: 400, json: { error: { code: 131047, message: "Re-engagement message" } } };
  #sent = 0;

  get lastId(): string {
    return `wamid.${this.#sent}`;
  }

  protected answer({ path, method, headers, body }: Asked): Answered | Taken | undefined {
    if (headers.authorization !== `Bearer ${WHATSAPP.accessToken}`) {
      return { status: 401, json: { error: { code: 190, message: "Invalid OAuth access token" } } };
    }
    if (method === "GET" && path === "/media-7")
      return { status: 200, json: { url: `${this.url}/bytes`, mime_type: "image/jpeg" } };
    if (path === "/bytes") return { status: 200, json: Buffer.from("bytes of a picture") };
    if (method === "GET" && path === `/${WHATSAPP.phoneNumberId}`) {
      return { status: 200, json: { display_phone_number: "+1 202-555-0100", verified_name: "The shop" } };
    }
    return path === `/${WHATSAPP.phoneNumberId}/messages` ? this.#message(JSON.parse(body.toString())) : undefined;
  }

  #message(sent: Record<string, unknown>): Answered | Taken {
    const { messaging_product: product, to, type } = sent as { messaging_product: string; to: string; type: string };
    if (product !== "whatsapp") return this.fault("messaging_product");
    if (type === "image") return { to, text: "", picture: (sent.image as { link: string }).link };
    if (type === "text") {
      const { body } = sent.text as { body: string };
      return body.length > 4_096 ? this.fault("text longer than 4096") : { to, text: body };
    }
    const { type: look, body, action } = sent.interactive as Interactive;
    const titles =
      action.buttons?.map(({ reply }) => reply.title) ?? action.sections?.[0]?.rows.map(({ title }) => title) ?? [];
    const [most, longest] = look === "button" ? [3, 20] : [10, 24];
    const fits = titles.length <= most && titles.every((title) => title.length <= longest) && body.text.length <= 1_024;
    return fits ? { to, text: body.text, choices: titles } : this.fault("more choices than WhatsApp shows");
  }

  protected accepted() {
    return { status: 200, json: { messaging_product: "whatsapp", messages: [{ id: `wamid.${++this.#sent}` }] } };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    return this.hook(webhook, { messages: [{ from, id, type: "text", text: { body: text } }] });
  }

  hook(webhook: string, value: object, secret = WHATSAPP.appSecret): Promise<Response> {
    const contacts = [{ wa_id: "4917612345", profile: { name: "Bo" } }];
    const changes = [{ field: "messages", value: { messaging_product: "whatsapp", contacts, ...value } }];
    const body = JSON.stringify({ object: "whatsapp_business_account", entry: [{ id: "1", changes }] });
    const signature = createHmac("sha256", secret).update(body).digest("hex");
    return this.post(webhook, body, {
      "content-type": "application/json",
      "x-hub-signature-256": `sha256=${signature}`,
    });
  }
}
