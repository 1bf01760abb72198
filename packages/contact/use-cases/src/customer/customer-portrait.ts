import type { CustomerId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import { DAY } from "@patchbay/base/time";
import { PORTRAIT_DAYS, type Portrait, portrait } from "@patchbay/domain/customer/portrait";
import type { Clock } from "@patchbay/ports/clock";
import type { TenantStores } from "@patchbay/ports/stores";

/** Who the customer is in figures, from the contacts, answers and tickets of the last half year. */
export const customerPortrait =
  ({ stores, clock }: { readonly stores: TenantStores; readonly clock: Clock }) =>
  async (input: { readonly id: CustomerId }): Promise<Result<Portrait, { readonly code: "customer.not-found" }>> => {
    const customer = await stores.customers.find(input.id);
    if (!customer) return err({ code: "customer.not-found" });
    const now = clock.now();
    const facts = await stores.customerHistory.facts(customer.id, now - 2 * PORTRAIT_DAYS * DAY);
    return ok(portrait({ ...facts, fields: customer.fields }, await stores.customerFields.list(), now));
  };
