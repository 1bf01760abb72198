import type { Json } from "@patchbay/base/json";
import { tenantTopic } from "@patchbay/ports/bus";
import type { Agent } from "@patchbay/ports/store/agent-store";
import type { TenantStores } from "@patchbay/ports/stores";
import { agentChanged } from "@patchbay/use-cases/agent/agent-changed";
import type { World } from "../call/world.ts";

type Telling = Pick<World, "bus" | "clock" | "log">;

/** An event of the tenant's; routing does not wait for who could not be told. */
export async function tell({ bus, clock, log }: Telling, { tenant }: TenantStores, event: object): Promise<void> {
  const message = { ...event, at: clock.now(), tenant } as unknown as Json;
  await bus.publish(tenantTopic(tenant), message).catch((error) => {
    log.warn({ tenant, error: String(error) }, "an event was not published");
  });
}

export async function tellAgent(telling: Telling, stores: TenantStores, agent: Agent | undefined): Promise<void> {
  if (agent) await tell(telling, stores, agentChanged(agent));
}
