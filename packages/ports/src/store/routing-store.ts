import type { CallId, CustomerId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant, Millis } from "@patchbay/base/time";
import type { RoutingDecision } from "@patchbay/domain/routing/decision";

/** What routing leaves behind and looks back on. */
export interface RoutingStore {
  /** Offers that were missed or declined since then, of contacts that still wait. */
  refusals(
    since: Instant,
  ): Promise<readonly { readonly entry: QueueEntryId; readonly agent: UserId; readonly at: Instant }[]>;
  /** Of agents who were offered something since then. */
  workloads(
    since: Instant,
  ): Promise<readonly { readonly agent: UserId; readonly served: number; readonly lastGivenAt: Instant }[]>;
  /** Who they are that wait. */
  callers(): Promise<readonly WaitingCaller[]>;
  /** Written once each; a decision on the same contact at the same instant stays as it was written first. */
  record(decisions: readonly RoutingDecision[]): Promise<void>;
  /** The earliest first, at most 200. */
  decisionsOf(entry: QueueEntryId): Promise<readonly RoutingDecision[]>;
  /** Callers who hung up waiting and were not heard of since, the latest first, at most 500: nobody talked with them later. */
  abandoned(since: Instant): Promise<readonly AbandonedContact[]>;
  /** Somebody takes care of it; false when somebody did already, or there is no such contact that gave up. */
  followUp(entry: QueueEntryId, by: UserId, at: Instant): Promise<boolean>;
  /** How well the wait that was expected on entering agreed with the wait there was, of contacts answered since then. */
  waitAccuracy(since: Instant): Promise<readonly WaitAccuracy[]>;
}

export interface WaitingCaller {
  readonly entry: QueueEntryId;
  /** The customer's number or address; empty where they have none. */
  readonly from: string;
  readonly customerName?: string;
}

export interface AbandonedContact {
  readonly entry: QueueEntryId;
  readonly call: CallId;
  readonly queue: QueueId;
  readonly customer?: CustomerId;
  readonly customerName?: string;
  /** The number to call back. */
  readonly from: string;
  readonly enteredAt: Instant;
  readonly leftAt: Instant;
  readonly followedUpAt?: Instant;
  readonly followedUpBy?: UserId;
}

export interface WaitAccuracy {
  readonly queue: QueueId;
  /** Contacts with an expected wait. */
  readonly answered: number;
  readonly meanExpectedMs: Millis;
  readonly meanWaitedMs: Millis;
  /** Mean distance between the two, either way. */
  readonly meanErrorMs: Millis;
  /** Share of contacts that waited no longer than expected plus 30 s. */
  readonly keptShare: number;
}
