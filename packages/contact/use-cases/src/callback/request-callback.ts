import type { CallId, CustomerId, DialTaskId, UserId } from "@patchbay/base/ids";
import { err, ok, type Result } from "@patchbay/base/result";
import type { Instant } from "@patchbay/base/time";
import { windowOpensAt } from "@patchbay/domain/outbound/call-window";
import { zonesOf } from "@patchbay/domain/outbound/number-zones";
import { USUAL_RETRIES } from "@patchbay/domain/outbound/retry-policy";
import type { Chance } from "@patchbay/ports/chance";
import type { CallbackPromise, CallbackRefusal, CallbackRequest } from "@patchbay/ports/flow/outbound-ports";
import type { DialRules } from "@patchbay/ports/store/dial-task-store";
import type { Announcing } from "../announce.ts";
import { findWays } from "../trunk/find-ways.ts";
import { lineUp } from "./line-up.ts";

const RING_MS = 40_000;
/** Digits of the shortest number that is called back. */
const SHORTEST = 3;

/** Who wants to be called back, beside how. */
export interface CallbackFrom {
  /** The contact whose place is kept. */
  readonly call?: CallId;
  /** When that contact came to the queue, where it is known. */
  readonly cameAt?: Instant;
  readonly customer?: CustomerId;
  readonly by?: UserId;
  /** The tenant's. */
  readonly timeZone: string;
}

/** Promises a callback, and puts it in line at once when it is the time for it. */
export const requestCallback =
  (services: Announcing & { readonly chance: Chance }) =>
  async (request: CallbackRequest, from: CallbackFrom): Promise<Result<CallbackPromise, CallbackRefusal>> => {
    const { stores, clock, chance } = services;
    const found = await findWays(services, request.number);
    if (!found || found.number.length < SHORTEST) return err({ code: "callback.bad-number", number: request.number });
    const queue = await stores.queues.byName(request.queue);
    if (!queue) return err({ code: "callback.unknown-queue", queue: request.queue });
    const { number } = found;
    if (found.ways.length === 0) return err({ code: "callback.not-allowed", why: "no-trunk" });
    if (await stores.doNotCall.find(number)) return err({ code: "callback.not-allowed", why: "do-not-call" });
    const now = clock.now();
    const came = from.cameAt ?? (from.call && (await stores.queues.cameAt(from.call, queue.id))) ?? now;
    const enteredAt = Math.max(request.at ?? 0, came);
    const zones = zonesOf({ number, ...(request.timeZone ? { timeZone: request.timeZone } : {}) }, from.timeZone);
    const wanted = Math.max(request.at ?? now, now);
    const notBefore = windowOpensAt(request.window, zones, wanted) ?? wanted;
    const { task, isNew } = await stores.dialTasks.addCallback({
      ...{ id: chance.id() as DialTaskId, queue: queue.id, number, data: request.data, enteredAt, notBefore },
      rules: rulesOf(request, Math.max(enteredAt, wanted)),
      createdAt: now,
      ...(request.name ? { name: request.name } : {}),
      ...(request.timeZone ? { timeZone: request.timeZone } : {}),
      ...(from.customer ? { customer: from.customer } : {}),
      ...(from.by ? { createdBy: from.by } : {}),
    } as Parameters<typeof stores.dialTasks.addCallback>[0]);
    const entry =
      task.state.status === "in-line"
        ? task.state.entry
        : task.state.status === "waiting" && task.state.notBefore <= now
          ? await lineUp(services)(task, queue.name)
          : undefined;
    const place = entry && (await stores.queues.position(entry));
    const opens = task.state.status === "waiting" ? task.state.notBefore : now;
    return ok({ task: task.id, isNew, notBefore: opens, ...(place ? { position: place.position } : {}) });
  };

function rulesOf(request: CallbackRequest, from: Instant): DialRules {
  const { priority, skills, maxAttempts, againAfterMs, window, flow, language } = request;
  const again = Object.fromEntries(Object.keys(USUAL_RETRIES.againAfterMs).map((outcome) => [outcome, againAfterMs]));
  return {
    ...{ priority, skills, ringMs: RING_MS },
    retries: { maxAttempts, againAfterMs: again },
    expiresAt: from + request.expiresAfterMs,
    ...(window ? { window } : {}),
    ...(flow ? { flow } : {}),
    ...(language ? { language } : {}),
  };
}
