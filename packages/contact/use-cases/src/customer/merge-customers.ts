import type { CustomerId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { CustomerMerge, LikeCustomer } from "@patchbay/ports/store/customer-merge-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type Acting, record } from "../acting.ts";

/** A person says that two records are one person's; somebody may have to answer for it. */
export const mergeCustomers =
  (acting: Acting) => async (input: { readonly kept: CustomerId; readonly gone: CustomerId }) => {
    const { stores, by, clock } = acting;
    const merged = await stores.customerMerges.merge(input.kept, input.gone, by, clock.now());
    if (merged.ok) await record(acting)("customer.merged", input.kept, { gone: input.gone, merge: merged.value.id });
    return merged;
  };

export const undoMerge = (acting: Acting) => async (input: { readonly merge: string }) => {
  const { stores, by, clock } = acting;
  const undone = await stores.customerMerges.undo(input.merge, by, clock.now());
  if (undone.ok) await record(acting)("customer.merge-undone", undone.value.kept, { merge: input.merge });
  return undone;
};

export interface Doubles {
  /** Who may be the same person. */
  readonly like: readonly LikeCustomer[];
  /** What went on in this record, newest first. */
  readonly merges: readonly CustomerMerge[];
}

const MOST_SUGGESTED = 10;

export const customerDoubles =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: CustomerId }): Promise<Result<Doubles, { readonly code: "customer.not-found" }>> => {
    const customer = await stores.customers.find(input.id);
    if (!customer) return err({ code: "customer.not-found" });
    const [like, merges] = await Promise.all([
      stores.customerMerges.like(customer.id, MOST_SUGGESTED),
      stores.customerMerges.list(customer.id),
    ]);
    return ok({ like, merges });
  };
