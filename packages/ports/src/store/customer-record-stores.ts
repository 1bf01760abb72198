import type { CustomerId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { ConsentStatement, ConsentWay } from "@patchbay/domain/customer/consent";
import type { CustomField } from "@patchbay/domain/customer/custom-field";
import type { Handle } from "@patchbay/domain/customer/handle";
import type { ContactFact, PortraitFacts } from "@patchbay/domain/customer/portrait";

/** A statement with its proof. */
export interface Consent extends ConsentStatement {
  readonly id: string;
  readonly how: ConsentWay;
  readonly by: UserId;
  /** Where it can be read or heard again: the form, the call, the customer's words. */
  readonly proof: string;
}

export interface ConsentStore {
  add(customer: CustomerId, said: Omit<Consent, "id">): Promise<void>;
  /** Newest first. */
  list(customer: CustomerId): Promise<readonly (Consent & { readonly byName: string })[]>;
  /** Of everybody who is reached by this. */
  of(handle: Handle): Promise<readonly ConsentStatement[]>;
}

export interface CustomFieldStore {
  list(): Promise<readonly CustomField[]>;
  /** All of them, in their order. */
  save(fields: readonly CustomField[]): Promise<void>;
}

export const TIMELINE_KINDS = ["call", "conversation", "ticket", "attempt", "survey", "consent", "merge"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** One thing that was between a customer and us. */
export interface TimelineEntry {
  readonly kind: TimelineKind;
  /** Of the call, ticket or merge itself. */
  readonly id: string;
  readonly at: Instant;
  /** In a word: direction, status, outcome or question. */
  readonly what: string;
  /** By which channel, of a contact or a statement. */
  readonly channel?: string;
  /** Subject, disposition, campaign or score. */
  readonly about?: string;
  readonly who?: string;
}

export interface CustomerHistoryStore {
  /** Newest first; `next` leads on. */
  timeline(
    customer: CustomerId,
    page: { readonly limit: number; readonly after?: string; readonly kinds?: readonly TimelineKind[] },
  ): Promise<{ readonly entries: readonly TimelineEntry[]; readonly next?: string }>;
  /** What a portrait is made of, from then on. */
  facts(
    customer: CustomerId,
    since: Instant,
  ): Promise<Omit<PortraitFacts, "fields"> & { readonly contacts: readonly ContactFact[] }>;
  /** Which calls and conversations there were, oldest first. */
  contacts(customer: CustomerId): Promise<readonly string[]>;
  /**
   * Takes the person out of all that is kept: records, messages, notes, tickets' words, numbers in call records. That there was
   * a contact, and how long, stays. Answers the files that are nobody's now; undefined while a contact of theirs is going on.
   */
  erase(customer: CustomerId): Promise<ErasedFiles | undefined>;
}

/** By their ids in the sound store and the attachment store. */
export interface ErasedFiles {
  readonly recordings: readonly string[];
  readonly attachments: readonly string[];
}
