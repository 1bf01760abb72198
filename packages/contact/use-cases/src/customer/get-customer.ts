import type { CustomerId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Customer } from "@patchbay/ports/store/customer-store";
import type { Ticket } from "@patchbay/ports/store/ticket-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { type CallView, callView } from "../call/call-view.ts";

export interface CustomerDetail {
  readonly customer: Customer;
  /** Newest first. */
  readonly calls: readonly CallView[];
  readonly tickets: readonly Ticket[];
}

const RECENT = 25;

export const getCustomer =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: {
    readonly id: CustomerId;
  }): Promise<Result<CustomerDetail, { readonly code: "customer.not-found" }>> => {
    const customer = await stores.customers.find(input.id);
    if (!customer) return err({ code: "customer.not-found" });
    const [{ calls }, { tickets }] = await Promise.all([
      stores.calls.search({ customer: customer.id, limit: RECENT }),
      stores.tickets.search({ customer: customer.id, limit: RECENT }),
    ]);
    return ok({ customer, calls: calls.map(callView), tickets });
  };
