import type { UserId } from "@patchbay/base/ids";
import type { CallRecord } from "@patchbay/ports/store/call-store";
import type { TenantStores } from "@patchbay/ports/stores";

/** Is this call the agent's own: offered to them, in conversation, in wrap-up, or joined by a consultation? */
export async function takesPart(stores: TenantStores, call: CallRecord, user: UserId): Promise<boolean> {
  if (call.agent === user) return true;
  const agent = await stores.agents.find(user);
  if (agent && "entry" in agent.state) {
    const entry = await stores.queues.entry(agent.state.entry);
    if (entry?.call === call.id) return true;
  }
  const legs = await stores.calls.legs(call.id);
  return legs.some((leg) => leg.role === "agent" && leg.endedAt === undefined && leg.party.includes(user));
}
