import type { DialOutcome } from "@patchbay/domain/outbound/retry-policy";
import type { LiveCall } from "../call/live-call.ts";
import { freeReserved } from "./free-reserved.ts";
import type { OutboundCall } from "./outbound-call.ts";

/** The call that we made is over: how the attempt came out, and whoever was reserved for it and never talked is free. */
export function endAttempt(call: LiveCall, outbound: OutboundCall, failed?: DialOutcome): void {
  const at = call.world.clock.now();
  const { stores, world } = call;
  call.ledger.write("attempt end", async () => {
    const entry = outbound.reserved && (await stores.queues.entry(outbound.reserved.entry));
    const status = entry?.state.status;
    if (outbound.reserved && (status === "offered" || status === "waiting")) {
      await freeReserved(world, stores, outbound.reserved);
    }
    // Waited for an agent and left without one: the law counts it. Who left before the flow asked for one was reached.
    const came = failed ?? (!call.talked && status === "left" ? "abandoned" : "reached");
    const cause = call.ending?.cause;
    await stores.dialTasks.end(outbound.task, { call: call.id, outcome: came, at, ...(cause ? { cause } : {}) });
  });
}
