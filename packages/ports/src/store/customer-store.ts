import type { CustomerId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { ListedCustomer } from "@patchbay/domain/customer/customer-list";
import type { Handle } from "@patchbay/domain/customer/handle";

export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier?: string;
  readonly language?: string;
  readonly externalId?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** By what they are known besides: their name in a messenger, on a web chat. */
  readonly others?: readonly Handle[];
  readonly tags: readonly string[];
  readonly fields: JsonObject;
  readonly createdAt: Instant;
  readonly revision: number;
}

export interface CustomerStore {
  /** Of a record that was merged into another: that other. */
  find(id: CustomerId): Promise<Customer | undefined>;
  findBy(
    by: { readonly phone: string } | { readonly email: string } | { readonly externalId: string } | Handle,
  ): Promise<Customer | undefined>;
  search(text: string, limit: number): Promise<readonly Customer[]>;
  /** All of them, page by page in the order of their ids, behind this one. */
  page(after: CustomerId | undefined, limit: number): Promise<readonly Customer[]>;
  create(customer: Omit<Customer, "id" | "createdAt" | "revision">): Promise<Customer>;
  update(
    id: CustomerId,
    change: Partial<Omit<Customer, "id" | "createdAt" | "revision">>,
    revision: number,
  ): Promise<
    Result<
      Customer,
      { readonly code: "customer.not-found" } | { readonly code: "customer.conflict"; readonly revision: number }
    >
  >;
  /**
   * Customers of a list, whole or not at all. Who has one's customer number, or the name and a number or address, is that one and
   * gets what their record lacks; all others are new. The same list twice changes nothing.
   */
  take(list: readonly ListedCustomer[]): Promise<{ readonly added: number; readonly changed: number }>;
}
