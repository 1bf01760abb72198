import { Webhook } from "standardwebhooks";
import { type Asked, ProviderServer, type Saying, type Taken } from "./provider-server.ts";

export const GATEWAY = { apiKey: "Key of-the-gateway", signingSecret: "0123456789 signing secret", from: "Shop" };

/** Somebody's own gateway for text messages. */
export class SmsGatewayServer extends ProviderServer {
  protected readonly busy = { status: 503, json: {} };
  protected readonly refused = { status: 422, json: { error: "no such number" } };

  protected answer({ path, method, headers, body }: Asked) {
    if (method === "GET") return { status: 405, json: {} };
    if (path !== "/send" || headers.authorization !== GATEWAY.apiKey) return undefined;
    const { id, to, text, from } = JSON.parse(body.toString());
    if (from !== GATEWAY.from || headers["idempotency-key"] !== id) return this.fault("not as the template says");
    return { to, text, name: id };
  }

  protected accepted({ name }: Taken) {
    return { status: 200, json: { id: `gw-${name}` } };
  }

  say(webhook: string, saying: Saying): Promise<Response> {
    return this.hook(webhook, JSON.stringify(saying));
  }

  hook(webhook: string, body: string, { at = new Date(), secret = GATEWAY.signingSecret } = {}): Promise<Response> {
    return this.post(webhook, body, {
      "content-type": "application/json",
      "webhook-id": "any",
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret, { format: "raw" }).sign("any", at, body),
    });
  }
}
