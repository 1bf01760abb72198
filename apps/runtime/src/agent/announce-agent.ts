import { tenantTopic } from "@patchbay/ports/bus";
import { agentChanged } from "@patchbay/use-cases/agent/agent-changed";
import type { LiveContact } from "../contact/live-contact.ts";

/** The agent's state changed in the store: screens are told what it is now. A bus that loses it is made up for by the next change. */
export function announceAgent({ ledger, stores, world, identity }: LiveContact, agent: string): void {
  ledger.tell("agent event", async () => {
    const found = await stores.agents.find(agent as never);
    if (!found) return;
    const at = world.clock.now();
    const tenant = identity.tenant.id;
    await world.bus.publish(tenantTopic(tenant), { ...agentChanged(found), at, tenant }).catch(() => {});
  });
}
