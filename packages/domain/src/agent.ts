import type { OfferId, QueueEntryId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";

/**
 * What an agent is doing, for routing and for the clock on the wall. A ready agent has no call; a talking one has exactly one.
 * `next` is the status asked for while busy ("break after this call"): it is honoured when wrap-up ends.
 */
export type AgentState =
  | { readonly status: "offline"; readonly since: Instant }
  | { readonly status: "away"; readonly reason: string; readonly since: Instant }
  | { readonly status: "ready"; readonly since: Instant }
  | {
      readonly status: "reserved";
      readonly offer: OfferId;
      readonly entry: QueueEntryId;
      readonly until: Instant;
      readonly since: Instant;
      readonly next?: AgentWish;
    }
  | { readonly status: "talking"; readonly entry: QueueEntryId; readonly since: Instant; readonly next?: AgentWish }
  | {
      readonly status: "wrap-up";
      readonly entry: QueueEntryId;
      readonly until: Instant;
      readonly since: Instant;
      readonly next?: AgentWish;
    };

export type AgentStatus = AgentState["status"];

export type AgentWish =
  | { readonly status: "ready" }
  | { readonly status: "away"; readonly reason: string }
  | { readonly status: "offline" };

export type AgentEvent =
  /** The agent (or a supervisor) asks for a status. While busy it is remembered. */
  | { readonly type: "asked"; readonly wish: AgentWish }
  | { readonly type: "offered"; readonly offer: OfferId; readonly entry: QueueEntryId; readonly until: Instant }
  /** The offer was not taken in time, was declined, or the contact went away. A missed offer makes the agent away ("missed"). */
  | { readonly type: "offer-ended"; readonly offer: OfferId; readonly how: "missed" | "declined" | "withdrawn" }
  | { readonly type: "answered"; readonly offer: OfferId }
  /** A supervisor takes a conversation over from its agent, whatever status they asked for; they go back to it afterwards. */
  | { readonly type: "took-over"; readonly entry: QueueEntryId }
  | { readonly type: "conversation-ended"; readonly entry: QueueEntryId; readonly wrapUpUntil: Instant }
  | { readonly type: "wrapped-up" }
  /** Time has passed: leases that ran out end by themselves. */
  | { readonly type: "tick" };

export interface AgentNotAllowed {
  readonly code: "agent.not-allowed";
  readonly from: AgentStatus;
  readonly event: AgentEvent["type"];
}

/** The only way an agent's state changes. Refusals are values; the store adds the revision check. */
export function nextAgentState(
  state: AgentState,
  event: AgentEvent,
  now: Instant,
): Result<AgentState, AgentNotAllowed> {
  switch (event.type) {
    case "asked":
      return ok(ask(state, event.wish, now));
    case "offered":
      if (state.status !== "ready") break;
      return ok({ status: "reserved", offer: event.offer, entry: event.entry, until: event.until, since: now });
    case "offer-ended":
      if (state.status !== "reserved" || state.offer !== event.offer) break;
      return ok(afterOffer(state, event.how, now));
    case "answered":
      if (state.status !== "reserved" || state.offer !== event.offer) break;
      return ok({ status: "talking", entry: state.entry, since: now, ...wish(state) });
    case "took-over":
      if (state.status !== "ready" && state.status !== "away" && state.status !== "offline") break;
      return ok({ status: "talking", entry: event.entry, since: now, ...afterTakeOver(state) });
    case "conversation-ended":
      if (state.status !== "talking" || state.entry !== event.entry) break;
      if (event.wrapUpUntil <= now) return ok(settle(state.next, now));
      return ok({ status: "wrap-up", entry: event.entry, until: event.wrapUpUntil, since: now, ...wish(state) });
    case "wrapped-up":
      if (state.status !== "wrap-up") break;
      return ok(settle(state.next, now));
    case "tick":
      return ok(expire(state, now));
  }
  return err({ code: "agent.not-allowed", from: state.status, event: event.type });
}

function ask(state: AgentState, asked: AgentWish, now: Instant): AgentState {
  if (state.status === "reserved" || state.status === "talking" || state.status === "wrap-up") {
    return state.status === "wrap-up" && asked.status === "ready" ? settle(undefined, now) : { ...state, next: asked };
  }
  return settle(asked, now);
}

function afterOffer(
  state: AgentState & { status: "reserved" },
  how: "missed" | "declined" | "withdrawn",
  now: Instant,
): AgentState {
  if (state.next) return settle(state.next, now);
  return how === "missed" ? { status: "away", reason: "missed", since: now } : { status: "ready", since: now };
}

function expire(state: AgentState, now: Instant): AgentState {
  if (state.status === "reserved" && state.until <= now) return afterOffer(state, "missed", now);
  if (state.status === "wrap-up" && state.until <= now) return settle(state.next, now);
  return state;
}

function settle(asked: AgentWish | undefined, now: Instant): AgentState {
  if (!asked || asked.status === "ready") return { status: "ready", since: now };
  if (asked.status === "away") return { status: "away", reason: asked.reason, since: now };
  return { status: "offline", since: now };
}

function afterTakeOver(state: AgentState & { status: "ready" | "away" | "offline" }): { next?: AgentWish } {
  if (state.status === "ready") return {};
  return { next: state.status === "away" ? { status: "away", reason: state.reason } : { status: "offline" } };
}

function wish(state: { readonly next?: AgentWish }): { next?: AgentWish } {
  return state.next ? { next: state.next } : {};
}
