import { err, ok, type Result } from "@patchbay/base/result";
import { type Acting, record } from "../acting.ts";
import { announce } from "../announce.ts";

/** What was not delivered yet is given up with it. */
export const removeWebhook =
  (acting: Acting) =>
  async (input: { readonly id: string }): Promise<Result<undefined, { readonly code: "webhook.not-found" }>> => {
    const known = await acting.stores.webhooks.list();
    if (!known.some((webhook) => webhook.id === input.id)) return err({ code: "webhook.not-found" });
    await acting.stores.webhooks.remove(input.id);
    await record(acting)("webhook.removed", input.id);
    await announce(acting)({ type: "webhook.changed", webhook: input.id });
    return ok();
  };
