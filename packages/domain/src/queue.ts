import type { CallId, CustomerId, DialTaskId, OfferId, QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";
import type { Channel } from "./routing/capacity.ts";
import type { RoutingRules } from "./routing/routing-rules.ts";

export interface Queue {
  readonly id: QueueId;
  readonly name: string;
  readonly title: string;
  /** How long an offer rings before it counts as missed. */
  readonly ringMs: Millis;
  readonly wrapUpMs: Millis;
  /** Answered within this long counts for the service level. */
  readonly serviceLevelMs: Millis;
  readonly holdMusic?: string;
  /** How contacts and agents come together; absent: the plain rules. */
  readonly routing?: RoutingRules;
}

export interface SkillLevel {
  readonly skill: string;
  /** 1 (some) … 10 (expert). */
  readonly level: number;
}

/** One contact's place in a queue. It keeps `enteredAt` whatever happens to its offers. */
export interface QueueEntry {
  readonly id: QueueEntryId;
  readonly queue: QueueId;
  readonly call: CallId;
  /** Absent: a voice call. */
  readonly channel?: Channel;
  /** Whom we call when it is their turn; absent: they are on the line. `call` is then the id of the call to come. */
  readonly task?: DialTaskId;
  readonly customer?: CustomerId;
  /** Who served this customer last, in any queue. */
  readonly lastAgent?: UserId;
  readonly skills: readonly SkillLevel[];
  /** 1 (first) … 9 (last). */
  readonly priority: number;
  readonly enteredAt: Instant;
  readonly screen: Json;
  readonly state: QueueEntryState;
  readonly revision: number;
}

export type QueueEntryState =
  | { readonly status: "waiting" }
  /** An offer is claimed once: the fencing token `offer` decides. */
  | { readonly status: "offered"; readonly offer: OfferId; readonly agent: UserId; readonly until: Instant }
  | { readonly status: "talking"; readonly agent: UserId; readonly answeredAt: Instant }
  | { readonly status: "done"; readonly agent: UserId; readonly answeredAt: Instant; readonly endedAt: Instant }
  | {
      readonly status: "left";
      readonly how: "abandoned" | "timeout" | "full" | "unstaffed" | "pressed" | "failed";
      readonly leftAt: Instant;
    };

export type QueueEntryEvent =
  | { readonly type: "offered"; readonly offer: OfferId; readonly agent: UserId; readonly until: Instant }
  | { readonly type: "offer-ended"; readonly offer: OfferId }
  | { readonly type: "answered"; readonly offer: OfferId }
  /** The agent's part ended. */
  | { readonly type: "ended" }
  /** Blind transfer to another agent keeps the entry; the other agent now has it. */
  | { readonly type: "handed-over"; readonly agent: UserId }
  | { readonly type: "left"; readonly how: "abandoned" | "timeout" | "full" | "unstaffed" | "pressed" | "failed" };

export interface EntryNotAllowed {
  readonly code: "queue-entry.not-allowed";
  readonly from: QueueEntryState["status"];
  readonly event: QueueEntryEvent["type"];
}

export function nextEntryState(
  state: QueueEntryState,
  event: QueueEntryEvent,
  now: Instant,
): Result<QueueEntryState, EntryNotAllowed> {
  switch (event.type) {
    case "offered":
      if (state.status !== "waiting") break;
      return ok({ status: "offered", offer: event.offer, agent: event.agent, until: event.until });
    case "offer-ended":
      if (state.status !== "offered" || state.offer !== event.offer) break;
      return ok({ status: "waiting" });
    case "answered":
      if (state.status !== "offered" || state.offer !== event.offer) break;
      return ok({ status: "talking", agent: state.agent, answeredAt: now });
    case "handed-over":
      if (state.status !== "talking") break;
      return ok({ ...state, agent: event.agent });
    case "ended":
      if (state.status !== "talking") break;
      return ok({ status: "done", agent: state.agent, answeredAt: state.answeredAt, endedAt: now });
    case "left":
      if (state.status !== "waiting" && state.status !== "offered") break;
      return ok({ status: "left", how: event.how, leftAt: now });
  }
  return err({ code: "queue-entry.not-allowed", from: state.status, event: event.type });
}
