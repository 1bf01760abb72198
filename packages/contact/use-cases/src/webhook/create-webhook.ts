import { err, ok, type Result } from "@patchbay/base/result";
import type { Secrets } from "@patchbay/ports/secrets";
import type { Webhook } from "@patchbay/ports/store/webhook-store";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import type { WebhookEvent } from "./webhook-events.ts";
import { webhookSecret } from "./webhook-secret.ts";

/** `secret` (Standard Webhooks, `whsec_…`) is shown once, for the receiver to verify signatures with. */
export interface NewWebhook extends Webhook {
  readonly secret: string;
}

export const createWebhook =
  (acting: Acting & { readonly secrets: Secrets }) =>
  async (input: {
    readonly url: string;
    readonly events: readonly (WebhookEvent | "*")[];
  }): Promise<Result<NewWebhook, { readonly code: "webhook.bad-url" }>> => {
    const url = URL.parse(input.url);
    if (!url || !["http:", "https:"].includes(url.protocol) || url.username !== "" || url.password !== "") {
      return err({ code: "webhook.bad-url" });
    }
    const secret = webhookSecret(acting.secrets);
    const webhook = await acting.stores.webhooks.create({ url: url.href, events: input.events, secret });
    await record(acting)("webhook.created", webhook.id, { url: url.href, events: input.events });
    await announce(acting)({ type: "webhook.changed", webhook: webhook.id });
    return ok({ ...webhook, secret });
  };
