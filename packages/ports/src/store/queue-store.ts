import type { CallId, CustomerId, DialTaskId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { AgentNotAllowed } from "@patchbay/domain/agent";
import type { EntryNotAllowed, Queue, QueueEntry, QueueEntryEvent, SkillLevel } from "@patchbay/domain/queue";
import type { Channel, Load } from "@patchbay/domain/routing/capacity";

export interface QueueStore {
  list(): Promise<readonly Queue[]>;
  byName(name: string): Promise<Queue | undefined>;
  save(queue: Omit<Queue, "id">): Promise<Queue>;
  /** Agents that serve the queue (through team or directly). */
  members(queue: QueueId): Promise<readonly UserId[]>;
  setMembers(queue: QueueId, members: readonly UserId[]): Promise<void>;

  /** Idempotent by `key`: the same effect started again finds its own entry, with its original time and state. */
  enter(entry: NewQueueEntry): Promise<QueueEntry>;
  entry(id: QueueEntryId): Promise<QueueEntry | undefined>;
  /** Every place that the call had in a queue, the first one first. */
  entriesOf(call: CallId): Promise<readonly QueueEntry[]>;
  waiting(): Promise<readonly QueueEntry[]>;
  /** Contacts in writing that agents are offered or have. */
  atHand(): Promise<ReadonlyMap<UserId, Load>>;
  /** When this contact came to this queue first; undefined: it never did. */
  cameAt(call: CallId, queue: QueueId): Promise<Instant | undefined>;
  /** 1-based place among those waiting in the same queue, and the expected wait from recent service (undefined: no experience yet). */
  position(id: QueueEntryId): Promise<{ readonly position: number; readonly expectedMs?: Millis } | undefined>;
  /** Mean time between the queue's recent answers; undefined without enough of them. */
  pace(queue: QueueId): Promise<Millis | undefined>;
  /** Changes what a contact that still waits (or is being offered) asks for, its priority, or its queue; its time in line stays. */
  revise(
    id: QueueEntryId,
    change: { readonly queue?: QueueId; readonly skills?: readonly SkillLevel[]; readonly priority?: number },
  ): Promise<Result<QueueEntry, { readonly code: "queue-entry.not-waiting" }>>;
  /** Applies the pure reducer under the revision; refused events change nothing. */
  apply(
    id: QueueEntryId,
    event: QueueEntryEvent,
    at: Instant,
  ): Promise<Result<QueueEntry, EntryNotAllowed | { readonly code: "queue-entry.not-found" }>>;

  /**
   * One transaction over entry, agent and offer: the entry waiting → offered, the agent ready → reserved (for a contact in
   * writing the agent stays ready, and must have room beside what is at hand). Either all moves are allowed or nothing changes.
   */
  offer(request: {
    readonly offer: OfferId;
    readonly entry: QueueEntryId;
    readonly agent: UserId;
    readonly until: Instant;
    readonly at: Instant;
  }): Promise<Result<QueueEntry, EntryNotAllowed | AgentNotAllowed | { readonly code: "queue-entry.not-found" }>>;
  /** One transaction: claimed once, the offer's id is the fencing token; entry → talking, agent → talking. */
  claim(request: {
    readonly offer: OfferId;
    readonly at: Instant;
  }): Promise<Result<QueueEntry, EntryNotAllowed | AgentNotAllowed | { readonly code: "queue-entry.not-found" }>>;
  /** One transaction: entry → waiting at its old place (or stays left), agent freed or away as the reducer says. */
  endOffer(request: {
    readonly offer: OfferId;
    readonly how: "missed" | "declined" | "withdrawn";
    readonly at: Instant;
  }): Promise<void>;
  /** One transaction: entry → done, agent → wrap-up for the queue's wrap-up time. */
  /** A hold that is over: idempotent by entry and beginning. */
  addHold(hold: {
    readonly entry: QueueEntryId;
    readonly agent: UserId;
    readonly from: Instant;
    readonly to: Instant;
  }): Promise<void>;
  endConversation(request: { readonly entry: QueueEntryId; readonly at: Instant }): Promise<void>;
  /** Offers that ran out of time at this instant (their lease): for the sweep that no process may forget. */
  expiredOffers(
    at: Instant,
  ): Promise<readonly { readonly offer: OfferId; readonly entry: QueueEntryId; readonly agent: UserId }[]>;
  /** Agents who talk on a contact whose call ended before this instant: nobody frees them any more (a process died in the instant). */
  stranded(before: Instant): Promise<readonly { readonly agent: UserId; readonly entry: QueueEntryId }[]>;
  offersOf(entry: QueueEntryId): Promise<
    readonly {
      readonly offer: OfferId;
      readonly agent: UserId;
      readonly how?: "answered" | "missed" | "declined" | "withdrawn";
      readonly at: Instant;
    }[]
  >;
  /** Contacts in writing that the agent is offered now. */
  offeredInWriting(
    agent: UserId,
  ): Promise<
    readonly { readonly offer: OfferId; readonly until: Instant; readonly call: CallId; readonly queue: string }[]
  >;
  findOffer(id: OfferId): Promise<
    | {
        readonly offer: OfferId;
        readonly entry: QueueEntryId;
        readonly agent: UserId;
        readonly until: Instant;
        readonly how?: string;
      }
    | undefined
  >;
}

export interface NewQueueEntry {
  readonly id: QueueEntryId;
  /** The flow effect's key `run/step/visit`. */
  readonly key: string;
  readonly queue: QueueId;
  readonly call: CallId;
  /** Absent: a voice call. Contacts in writing leave the agent's state as it is: several fit beside each other. */
  readonly channel?: Channel;
  readonly task?: DialTaskId;
  readonly customer?: CustomerId;
  readonly skills: readonly SkillLevel[];
  readonly priority: number;
  readonly enteredAt: Instant;
  readonly screen: Json;
}
