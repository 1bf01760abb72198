import type { CustomerId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";

export interface Customer {
  readonly id: CustomerId;
  readonly name: string;
  readonly tier?: string;
  readonly language?: string;
  readonly externalId?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly tags: readonly string[];
  readonly fields: JsonObject;
  readonly createdAt: Instant;
  readonly revision: number;
}

export interface CustomerStore {
  find(id: CustomerId): Promise<Customer | undefined>;
  findBy(
    by: { readonly phone: string } | { readonly email: string } | { readonly externalId: string },
  ): Promise<Customer | undefined>;
  search(text: string, limit: number): Promise<readonly Customer[]>;
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
}
