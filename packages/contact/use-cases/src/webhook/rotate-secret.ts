import { err, ok, type Result } from "@patchbay/base/result";
import { HOUR } from "@patchbay/base/time";
import type { Secrets } from "@patchbay/ports/secrets";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";
import { webhookSecret } from "./webhook-secret.ts";

/** `secret` is shown this once. */
export interface NewSecret {
  readonly secret: string;
}

/** A new secret for a webhook; the old one signs beside it for so many hours, so that receivers can change over. */
export const rotateWebhookSecret =
  (acting: Acting & { readonly secrets: Secrets }) =>
  async ({
    id,
    hours,
  }: {
    readonly id: string;
    readonly hours: number;
  }): Promise<Result<NewSecret, { readonly code: "webhook.not-found" }>> => {
    const secret = webhookSecret(acting.secrets);
    const until = acting.clock.now() + hours * HOUR;
    if (!(await acting.stores.webhooks.rotateSecret(id, secret, until))) return err({ code: "webhook.not-found" });
    await record(acting)("webhook.secret-rotated", id, { hours });
    await announce(acting)({ type: "webhook.changed", webhook: id });
    return ok({ secret });
  };
