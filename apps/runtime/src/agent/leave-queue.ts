import type { QueueEntry } from "@patchbay/domain/queue";
import type { LiveCall } from "../call/live-call.ts";
import { announceAgent } from "./announce-agent.ts";

/**
 * Puts away the queue entry of a call whose customer went before its restored effect could start again: nobody else
 * would. Ordinary calls have no entry left when they close.
 */
export function leaveQueue(call: LiveCall, restored: boolean): void {
  const kept = call.queue;
  call.queue = undefined;
  if (!kept && !restored) return;
  const { queues } = call.stores;
  call.ledger.write("leave queue", async () => {
    const entry = kept
      ? await queues.entry(kept.entry)
      : // The runtime died between entering the queue and writing that down.
        (await queues.waiting()).find((waiting) => waiting.call === call.id);
    if (entry) await leave(call, entry);
  });
}

async function leave(call: LiveCall, { id, state, queue }: QueueEntry): Promise<void> {
  const { queues } = call.stores;
  const at = call.world.clock.now();
  if (state.status === "talking") {
    await queues.endConversation({ entry: id, at });
    announceAgent(call, state.agent);
  } else if (state.status === "waiting" || state.status === "offered") {
    await queues.apply(id, { type: "left", how: "abandoned" }, at);
    if (state.status === "offered") {
      await queues.endOffer({ offer: state.offer, how: "withdrawn", at });
      announceAgent(call, state.agent);
    }
  } else return;
  const name = (await queues.list()).find((each) => each.id === queue)?.name ?? "";
  call.announce({ type: "queue.changed", queue: name, entry: id, call: call.id, state: "left" });
}
