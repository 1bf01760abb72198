import { createHmac } from "node:crypto";
import { type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const TWILIO = { accountSid: "AC0123", authToken: "token-of-twilio", from: "+12025550100" };

/** Twilio's Programmable Messaging, API 2010-04-01: form in, JSON out, basic authentication, X-Twilio-Signature. */
export class TwilioServer extends ProviderServer {
  protected readonly busy = { status: 429, json: { code: 20429, message: "Too Many Requests" } };
  protected readonly refused = { status: 400, json: { code: 21211, message: "Invalid 'To' Phone Number" } };
  #sent = 0;

  get lastSid(): string {
    return `SM${this.#sent}`;
  }

  protected answer({ path, method, headers, body }: Asked) {
    const basic = `Basic ${Buffer.from(`${TWILIO.accountSid}:${TWILIO.authToken}`).toString("base64")}`;
    if (headers.authorization !== basic) return { status: 401, json: { code: 20003, message: "Authenticate" } };
    const account = `/2010-04-01/Accounts/${TWILIO.accountSid}`;
    if (method === "GET" && path === `${account}.json`) return { status: 200, json: { friendly_name: "The shop" } };
    if (method !== "POST" || path !== `${account}/Messages.json`) return undefined;
    const form = new URLSearchParams(body.toString());
    const [to = "", text = ""] = [form.get("To") ?? "", form.get("Body") ?? ""];
    if (form.get("From") !== TWILIO.from) return this.fault("From is not ours");
    return text.length > 1_600 ? this.fault("21617: longer than 1600 characters") : { to, text };
  }

  protected accepted(_: Taken) {
    return { status: 201, json: { sid: `SM${++this.#sent}`, status: "queued" } };
  }

  say(webhook: string, { id, from, text }: Saying): Promise<Response> {
    return this.hook(webhook, { MessageSid: id, From: from, To: TWILIO.from, Body: text, NumMedia: "0" });
  }

  /** Posts as Twilio signs: HMAC-SHA1 over the address and the sorted parameters. */
  hook(webhook: string, form: Readonly<Record<string, string>>, token = TWILIO.authToken): Promise<Response> {
    const signed = Object.keys(form)
      .toSorted()
      .reduce((whole, name) => whole + name + form[name], publicly(webhook));
    const signature = createHmac("sha1", token).update(signed).digest("base64");
    const headers = { "content-type": "application/x-www-form-urlencoded", "x-twilio-signature": signature };
    return this.post(webhook, new URLSearchParams(form).toString(), headers);
  }
}

/** As Twilio was told it: the test gateway's public address is not the one that it listens on. */
const publicly = (webhook: string): string => webhook.replace(/^http:\/\/[^/]+/, "http://desk.test");
