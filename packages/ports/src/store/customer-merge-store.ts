import type { CustomerId, UserId } from "@patchbay/base/ids";
import type { Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import type { Likeness } from "@patchbay/domain/customer/likeness";
import type { Customer } from "./customer-store.ts";

/** Two records of one person made one, and two again. Who decides is always a person. */
export interface CustomerMergeStore {
  /**
   * What the record that goes knew and had (contacts, tickets, attempts, statements) goes to the one that stays, in one
   * transaction. The other keeps its row and leads there.
   */
  merge(
    kept: CustomerId,
    gone: CustomerId,
    by: UserId,
    at: Instant,
  ): Promise<
    Result<CustomerMerge, { readonly code: "customer.not-found" } | { readonly code: "customer.same-record" }>
  >;
  /** Everything back where it was; only the newest merge of a record can be undone, so that each is undone exactly. */
  undo(
    merge: string,
    by: UserId,
    at: Instant,
  ): Promise<Result<CustomerMerge, { readonly code: "customer.merge-not-found" | "customer.merge-not-newest" }>>;
  /** Of the record that stays, newest first; undone ones too. */
  list(kept: CustomerId): Promise<readonly CustomerMerge[]>;
  /** Records that share a number, an address or the name with this one, the likeliest first. */
  like(customer: CustomerId, limit: number): Promise<readonly LikeCustomer[]>;
}

export interface CustomerMerge {
  readonly id: string;
  readonly kept: CustomerId;
  readonly gone: CustomerId;
  readonly goneName: string;
  readonly at: Instant;
  readonly by: UserId;
  /** How many of each went over. */
  readonly moved: Readonly<Record<string, number>>;
  readonly undoneAt?: Instant;
  readonly undoneBy?: UserId;
}

export interface LikeCustomer {
  readonly customer: Customer;
  readonly likeness: Likeness;
}
