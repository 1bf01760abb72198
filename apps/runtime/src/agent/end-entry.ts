import type { QueueEntryId } from "@patchbay/base/ids";
import type { LiveCall } from "../call/live-call.ts";
import { announceAgent } from "./announce-agent.ts";

/**
 * Ends the conversation on this entry, if there is one: its agent's work after the call begins. In the ledger, because a
 * customer who is gone must not leave an agent talking to nobody, even while the database is away.
 */
export function endEntry(call: LiveCall, queue: string, entry: QueueEntryId): void {
  const at = call.world.clock.now();
  call.ledger.write("conversation end", async () => {
    const now = await call.stores.queues.entry(entry);
    if (now?.state.status !== "talking") return;
    await call.stores.queues.endConversation({ entry, at });
    announceAgent(call, now.state.agent);
    call.announce({ type: "queue.changed", queue, entry, call: call.id, state: "done" });
  });
}
