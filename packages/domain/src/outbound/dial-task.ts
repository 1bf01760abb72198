import type { CallId, QueueEntryId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import { type DialOutcome, type DialStop, nextAttemptAt, type RetryPolicy } from "./retry-policy.ts";

/**
 * Somebody whom we shall call: a caller who rather hung up than waited, or one contact of a campaign. An attempt is claimed under
 * its call's id, the fencing token, and written down before the INVITE goes out: so nobody is dialled twice, whoever dies when.
 */
export type DialTaskState =
  | { readonly status: "waiting"; readonly attempts: number; readonly notBefore: Instant }
  /** Stands in a queue until an agent is reserved. The call's id is that of the attempt to come. */
  | { readonly status: "in-line"; readonly attempts: number; readonly call: CallId; readonly entry: QueueEntryId }
  | { readonly status: "dialling"; readonly attempts: number; readonly call: CallId; readonly until: Instant }
  | {
      readonly status: "connected";
      readonly attempts: number;
      readonly call: CallId;
      /** What the flow wants to come after this attempt, whatever the policy says. */
      readonly next?: Instant | "never";
      /** What the flow says of how it came out. */
      readonly said?: DialOutcome;
    }
  | {
      readonly status: "done";
      readonly attempts: number;
      readonly outcome: DialOutcome | DialStop;
      readonly at: Instant;
    };

export type DialTaskEvent =
  | { readonly type: "lined-up"; readonly call: CallId; readonly entry: QueueEntryId }
  /** Not now: the campaign pauses, or it is not the time for a call there. */
  | { readonly type: "withdrawn"; readonly notBefore: Instant }
  | { readonly type: "claimed"; readonly call: CallId; readonly until: Instant }
  | { readonly type: "answered"; readonly call: CallId }
  | { readonly type: "outcome-said"; readonly call: CallId; readonly outcome: DialOutcome }
  | { readonly type: "next-said"; readonly call: CallId; readonly next: Instant | "never" }
  | { readonly type: "ended"; readonly call: CallId; readonly outcome: DialOutcome }
  | { readonly type: "stopped"; readonly why: DialStop }
  /** The agent wants another attempt, after the call. */
  | { readonly type: "reopened"; readonly notBefore: Instant }
  /** Time has passed: an attempt whose end nobody told is over. */
  | { readonly type: "tick" };

export interface DialTaskNotAllowed {
  readonly code: "dial-task.not-allowed";
  readonly from: DialTaskState["status"];
  readonly event: DialTaskEvent["type"];
}

/** The only way a task's state changes. What comes of an attempt that is not the current one is refused. */
export function nextDialTaskState(
  state: DialTaskState,
  event: DialTaskEvent,
  policy: RetryPolicy,
  now: Instant,
): Result<DialTaskState, DialTaskNotAllowed> {
  const { attempts } = state;
  const isCurrent = "call" in state && "call" in event && state.call === event.call;
  switch (event.type) {
    case "lined-up":
      if (state.status !== "waiting" || now < state.notBefore || attempts >= policy.maxAttempts) break;
      return ok({ status: "in-line", attempts, call: event.call, entry: event.entry });
    case "withdrawn":
      if (state.status !== "in-line" && state.status !== "waiting") break;
      return ok({ status: "waiting", attempts, notBefore: event.notBefore });
    case "reopened":
      if (state.status !== "done" || attempts >= policy.maxAttempts) break;
      return ok({ status: "waiting", attempts, notBefore: event.notBefore });
    case "claimed": {
      const isDue = state.status === "waiting" ? now >= state.notBefore : state.status === "in-line" && isCurrent;
      if (!isDue || attempts >= policy.maxAttempts) break;
      return ok({ status: "dialling", attempts: attempts + 1, call: event.call, until: event.until });
    }
    case "answered":
      if (state.status !== "dialling" || !isCurrent) break;
      return ok({ status: "connected", attempts, call: event.call });
    case "outcome-said":
      if (state.status !== "connected" || !isCurrent) break;
      return ok({ ...state, said: event.outcome });
    case "next-said":
      if (state.status !== "connected" || !isCurrent) break;
      // The limit is the limit, also when the customer asks for another call.
      if (event.next !== "never" && attempts >= policy.maxAttempts) break;
      return ok({ ...state, next: event.next });
    case "ended":
      if ((state.status !== "dialling" && state.status !== "connected") || !isCurrent) break;
      return ok(after(state, event.outcome, policy, now));
    case "stopped":
      if (state.status !== "waiting" && state.status !== "in-line") break;
      return ok({ status: "done", attempts, outcome: event.why, at: now });
    case "tick":
      if (state.status === "dialling" && state.until <= now) return ok(after(state, "interrupted", policy, now));
      return ok(state);
  }
  return err({ code: "dial-task.not-allowed", from: state.status, event: event.type });
}

function after(
  state: Extract<DialTaskState, { status: "dialling" | "connected" }>,
  came: DialOutcome,
  policy: RetryPolicy,
  now: Instant,
): DialTaskState {
  const { attempts } = state;
  const outcome = outcomeOf(state, came);
  const said = state.status === "connected" ? state.next : undefined;
  const notBefore = said ?? nextAttemptAt(policy, { attempts, outcome }, now);
  return typeof notBefore === "number"
    ? { status: "waiting", attempts, notBefore }
    : { status: "done", attempts, outcome, at: now };
}

/** The flow has the last word on what happened on a call that it had. */
export function outcomeOf(state: DialTaskState, came: DialOutcome): DialOutcome {
  return state.status === "connected" ? (state.said ?? came) : came;
}
