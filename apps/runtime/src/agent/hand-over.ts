import type { UserId } from "@patchbay/base/ids";
import type { Queue, QueueEntry } from "@patchbay/domain/queue";
import type { LiveCall } from "../call/live-call.ts";
import { announceAgent } from "./announce-agent.ts";

/** The entry goes from one agent to another, who talks now; the first one's work after the call begins. */
export async function handOver(
  call: LiveCall,
  { id: entry, queue }: { readonly id: QueueEntry["id"]; readonly queue: Queue },
  { from, to }: { readonly from: UserId; readonly to: UserId },
): Promise<void> {
  const { stores, world } = call;
  const at = world.clock.now();
  await stores.queues.apply(entry, { type: "handed-over", agent: to }, at);
  const wrapUpUntil = at + queue.wrapUpMs;
  await stores.agents.apply(from, { type: "conversation-ended", entry, wrapUpUntil }, at);
  call.ledger.record("agent", () => stores.calls.update(call.id, { agent: to }));
  announceAgent(call, from);
  announceAgent(call, to);
}

/** An outside party has the customer now: the agent's work after the call begins. */
export async function wrapUp(call: LiveCall, entry: QueueEntry["id"], agent: UserId): Promise<void> {
  await call.stores.queues.endConversation({ entry, at: call.world.clock.now() });
  announceAgent(call, agent);
}
