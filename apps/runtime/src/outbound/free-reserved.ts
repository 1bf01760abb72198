import type { Json } from "@patchbay/base/json";
import { tenantTopic } from "@patchbay/ports/bus";
import type { TenantStores } from "@patchbay/ports/stores";
import { agentChanged } from "@patchbay/use-cases/agent/agent-changed";
import type { World } from "../call/world.ts";
import type { Reservation } from "./outbound-call.ts";

/** Nobody to talk with: the place in line goes first, so that nobody is offered it again, then the agent is free. */
export async function freeReserved(
  { bus, clock }: Pick<World, "bus" | "clock">,
  stores: TenantStores,
  { entry, offer, agent, queue }: Pick<Reservation, "entry" | "offer" | "agent" | "queue">,
): Promise<void> {
  const at = clock.now();
  const left = await stores.queues.apply(entry, { type: "left", how: "failed" }, at);
  await stores.queues.endOffer({ offer, how: "withdrawn", at });
  const found = await stores.agents.find(agent);
  const call = left.ok ? left.value.call : ((await stores.queues.entry(entry))?.call ?? "");
  const news = [...(found ? [agentChanged(found)] : []), { type: "queue.changed", queue, entry, call, state: "left" }];
  for (const event of news) {
    await bus
      .publish(tenantTopic(stores.tenant), { ...event, at, tenant: stores.tenant } as unknown as Json)
      .catch(() => undefined);
  }
}
