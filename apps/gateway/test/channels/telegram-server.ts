import { type Answered, type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const TELEGRAM = { botToken: "4711:AAE-token-of-the-bot" };

interface Sent {
  readonly chat_id: string;
  readonly text?: string;
  readonly photo?: string;
  readonly reply_markup?: { readonly inline_keyboard: { readonly text: string; readonly callback_data: string }[][] };
}

/** Telegram's Bot API: methods as paths under the bot's token, updates posted with the secret that setWebhook told. */
export class TelegramServer extends ProviderServer {
  protected readonly busy = {
    status: 429,
    json: { ok: false, error_code: 429, description: "Too Many Requests", parameters: { retry_after: 1 } },
  };
  protected readonly refused = {
    status: 403,
    json: { ok: false, error_code: 403, description: "Forbidden: bot was blocked by the user" },
  };
  /** As setWebhook told. */
  secret = "";
  #sent = 0;

  protected answer({ path, body }: Asked): Answered | Taken | undefined {
    const prefix = `/bot${TELEGRAM.botToken}/`;
    if (path === `/file${prefix}voice/1.oga`) return { status: 200, json: Buffer.from("bytes of a voice") };
    if (!path.startsWith(prefix))
      return { status: 401, json: { ok: false, error_code: 401, description: "Unauthorized" } };
    const sent = JSON.parse(body.toString());
    const done = (result: unknown) => ({ status: 200, json: { ok: true, result } });
    switch (path.slice(prefix.length)) {
      case "getMe":
        return done({ id: 4711, is_bot: true, username: "shop_bot" });
      case "setWebhook":
        this.secret = sent.secret_token;
        return done(true);
      case "getFile":
        return done({ file_id: sent.file_id, file_path: "voice/1.oga" });
      case "sendPhoto":
        return { to: (sent as Sent).chat_id, text: "", picture: (sent as Sent).photo ?? "" };
      case "sendMessage":
        return this.#message(sent);
      default:
        return undefined;
    }
  }

  #message({ chat_id: to, text = "", reply_markup: keys }: Sent): Answered | Taken {
    if (text.length > 4_096 || text === "") return this.fault("message is too long, or empty");
    const buttons = keys?.inline_keyboard.flat();
    if (buttons?.some(({ callback_data: data }) => Buffer.byteLength(data) > 64))
      return this.fault("BUTTON_DATA_INVALID");
    return { to, text, ...(buttons ? { choices: buttons.map((one) => one.text) } : {}) };
  }

  protected accepted() {
    return { status: 200, json: { ok: true, result: { message_id: ++this.#sent } } };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    const chat = { id: Number(from), type: "private" };
    const update = Number(id.replace(/\D/g, ""));
    const message = { message_id: update, chat, from: { id: Number(from), first_name: "Bo" }, text };
    return this.hook(webhook, { update_id: update, message });
  }

  hook(webhook: string, update: object, secret = this.secret): Promise<Response> {
    const headers = { "content-type": "application/json", "x-telegram-bot-api-secret-token": secret };
    return this.post(webhook, JSON.stringify(update), headers);
  }
}
