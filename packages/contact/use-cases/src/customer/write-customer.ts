import type { CustomerId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { wrongField } from "@patchbay/domain/customer/custom-field";
import type { Customer, CustomerStore } from "@patchbay/ports/store/customer-store";
import type { TenantStores } from "@patchbay/ports/stores";

type Fresh = Parameters<CustomerStore["create"]>[0];
export type BadField = { readonly code: "customer.bad-field"; readonly field: string; readonly type: string };

export const createCustomer =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (customer: Fresh): Promise<Result<Customer, BadField>> => {
    const wrong = await badField(stores, customer.fields);
    return wrong ? err(wrong) : ok(await stores.customers.create(customer));
  };

export const updateCustomer =
  ({ stores }: { readonly stores: TenantStores }) =>
  async (input: { readonly id: CustomerId; readonly change: Partial<Fresh>; readonly revision: number }) => {
    const wrong = await badField(stores, input.change.fields ?? {});
    return wrong ? err(wrong) : stores.customers.update(input.id, input.change, input.revision);
  };

async function badField({ customerFields }: TenantStores, fields: JsonObject): Promise<BadField | undefined> {
  const wrong = wrongField(await customerFields.list(), fields);
  return wrong && { code: "customer.bad-field", field: wrong.title, type: wrong.type };
}
