import { err, ok, type Result } from "@patchbay/base/result";
import type { Delivery } from "@patchbay/ports/store/webhook-store";
import type { TenantStores } from "@patchbay/ports/stores";

export const listDeliveries =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: {
    readonly webhook: string;
    readonly limit: number;
  }): Promise<Result<readonly Delivery[], { readonly code: "webhook.not-found" }>> => {
    const known = await stores.webhooks.list();
    if (!known.some((webhook) => webhook.id === input.webhook)) return err({ code: "webhook.not-found" });
    return ok(await stores.webhooks.deliveries(input.webhook, input.limit));
  };
