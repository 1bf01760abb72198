import { err, ok } from "@patchbay/base/result";
import type { AttemptPort, CallbackPort } from "@patchbay/ports/flow/outbound-ports";
import { requestCallback } from "@patchbay/use-cases/callback/request-callback";
import type { LiveCall } from "../call/live-call.ts";
import type { LiveContact } from "../contact/live-contact.ts";
import { once } from "./once.ts";

export function callbackPort(call: LiveContact): CallbackPort {
  const { tenant } = call.identity;
  return {
    request: (request, context) =>
      once(call, context, () =>
        requestCallback({ ...call.world, stores: call.stores })(request, {
          call: call.id,
          timeZone: tenant.timeZone,
          ...(call.customerId ? { customer: call.customerId } : {}),
        }),
      ),
  };
}

export function attemptPort(call: LiveCall): AttemptPort {
  const { dialTasks } = call.stores;
  const none = err({ code: "attempt.none" as const });
  return {
    async record({ outcome, note }, { signal }) {
      signal.throwIfAborted();
      if (!call.outbound) return none;
      await call.ledger.flushed();
      const event = { type: "outcome-said" as const, call: call.id, outcome };
      const said = await dialTasks.apply(call.outbound.task, event, call.world.clock.now(), note);
      return said.ok ? ok() : none;
    },
    async next(when, { signal }) {
      signal.throwIfAborted();
      if (!call.outbound) return none;
      // The answer is written down by then.
      await call.ledger.flushed();
      const event = { type: "next-said" as const, call: call.id, next: when };
      const said = await dialTasks.apply(call.outbound.task, event, call.world.clock.now());
      if (said.ok) return ok();
      const connected = "from" in said.error && said.error.from === "connected";
      return connected ? err({ code: "attempt.used-up" as const }) : none;
    },
  };
}
