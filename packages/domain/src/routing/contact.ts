import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { SkillLevel } from "../queue.ts";
import type { Channel } from "./capacity.ts";
import type { RoutingRules } from "./routing-rules.ts";

/** What the router sees of a waiting contact. */
export interface Contact {
  readonly entry: QueueEntryId;
  readonly queue: QueueId;
  readonly skills: readonly SkillLevel[];
  /** 1 (first) … 9 (last). */
  readonly priority: number;
  readonly enteredAt: Instant;
  /** Absent: a voice call. */
  readonly channel?: Channel;
  /** Absent: the customer came to us. */
  readonly direction?: "in" | "out";
  /** Agents that must not get it before an instant: they missed or declined it. */
  readonly notTo?: readonly NotTo[];
  /** Who served this customer last. */
  readonly lastAgent?: UserId;
}

export interface NotTo {
  readonly agent: UserId;
  readonly until: Instant;
}

const NORMAL_PRIORITY = 5;
/** No waiting time outweighs ten years. */
export const STRICT_AGEING = 315_360_000_000;

/**
 * A contact's turn: the smaller, the sooner. A step of priority is worth `ageingMs` of waiting, so the order of two contacts
 * never changes while they wait, and whoever enters later than (9 − 1) × `ageingMs` after a contact never goes before it.
 */
export function turnOf(contact: Pick<Contact, "priority" | "enteredAt">, { ageingMs }: RoutingRules): Instant {
  return contact.enteredAt + (contact.priority - NORMAL_PRIORITY) * (ageingMs || STRICT_AGEING);
}
