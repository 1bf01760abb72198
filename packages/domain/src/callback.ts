import type { QueueEntryId, QueueId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant, Millis } from "@patchbay/base/time";

/**
 * A caller who rather hangs up than waits keeps the place: the callback stands in line with the time at which the caller came,
 * and is dialled when it would have been the caller's turn, no sooner.
 */
export interface Callback {
  readonly queue: QueueId;
  /** Its place in line: that of the call it stands for. */
  readonly entry: QueueEntryId;
  readonly number: string;
  /** When the caller came, not when the callback was asked for. */
  readonly enteredAt: Instant;
  readonly priority: number;
  readonly state: CallbackState;
}

export type CallbackState =
  | { readonly status: "waiting"; readonly tries: number; readonly notBefore: Instant }
  /** One dials at a time: the attempt's number is the fencing token. */
  | { readonly status: "dialling"; readonly tries: number; readonly until: Instant }
  | { readonly status: "reached"; readonly at: Instant }
  /** Not had in all tries, not wanted any more, or too late. */
  | { readonly status: "given-up"; readonly why: "not-reached" | "cancelled" | "expired"; readonly at: Instant };

export type CallbackEvent =
  | { readonly type: "dialled"; readonly until: Instant }
  | { readonly type: "reached"; readonly attempt: number }
  | { readonly type: "not-reached"; readonly attempt: number }
  | { readonly type: "cancelled" }
  /** Time has passed: an attempt whose end nobody told is over, and so is a callback that is too old. */
  | { readonly type: "tick" };

export interface CallbackRules {
  readonly tries: number;
  /** From one attempt that failed to the next. */
  readonly againAfterMs: Millis;
  /** So long after the caller came nobody calls back any more. */
  readonly expiresAfterMs: Millis;
}

export interface CallbackNotAllowed {
  readonly code: "callback.not-allowed";
  readonly from: CallbackState["status"];
  readonly event: CallbackEvent["type"];
}

export function nextCallbackState(
  { state, enteredAt }: Pick<Callback, "state" | "enteredAt">,
  event: CallbackEvent,
  rules: CallbackRules,
  now: Instant,
): Result<CallbackState, CallbackNotAllowed> {
  const refused = err({ code: "callback.not-allowed" as const, from: state.status, event: event.type });
  const expired = now >= enteredAt + rules.expiresAfterMs;
  if (state.status === "waiting") {
    if (event.type === "dialled" && !expired && now >= state.notBefore) {
      return ok({ status: "dialling", tries: state.tries + 1, until: event.until });
    }
    if (event.type === "cancelled") return ok({ status: "given-up", why: "cancelled", at: now });
    if (event.type === "tick") return ok(expired ? { status: "given-up", why: "expired", at: now } : state);
    return refused;
  }
  if (state.status !== "dialling") return event.type === "tick" ? ok(state) : refused;
  if (event.type === "reached" && event.attempt === state.tries) return ok({ status: "reached", at: now });
  const failed =
    event.type === "not-reached" ? event.attempt === state.tries : event.type === "tick" && state.until <= now;
  if (failed) {
    if (state.tries >= rules.tries) return ok({ status: "given-up", why: "not-reached", at: now });
    return ok({ status: "waiting", tries: state.tries, notBefore: now + rules.againAfterMs });
  }
  return event.type === "tick" ? ok(state) : refused;
}

/**
 * Which callbacks to dial now: those whose turn comes before everybody's who waits on the line and is not served yet, and never more
 * at once than agents are free for them. So a callback goes neither before a caller who came earlier nor behind one who came later.
 * `turnOf` is the router's turn of an entry; `free` are suited agents that are ready, `ahead` the turns of callers on the line.
 */
export function callbacksToDial<Item extends Pick<Callback, "state">>(
  callbacks: readonly Item[],
  {
    turnOf,
    free,
    ahead,
    now,
  }: {
    readonly turnOf: (callback: Item) => Instant;
    readonly free: number;
    readonly ahead: readonly Instant[];
    readonly now: Instant;
  },
): readonly Item[] {
  const inFlight = callbacks.filter(({ state }) => state.status === "dialling").length;
  const due = callbacks
    .filter(({ state }) => state.status === "waiting" && state.notBefore <= now)
    .toSorted((a, b) => turnOf(a) - turnOf(b));
  const chosen: Item[] = [];
  for (const callback of due) {
    const before = ahead.filter((turn) => turn < turnOf(callback)).length;
    if (inFlight + chosen.length + before >= free) break;
    chosen.push(callback);
  }
  return chosen;
}
