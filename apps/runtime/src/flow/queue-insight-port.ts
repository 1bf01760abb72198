import { err, ok } from "@patchbay/base/result";
import { meets } from "@patchbay/domain/agent-skills";
import type { QueueInsightPort } from "@patchbay/ports/flow/queue-insight-port";
import type { LiveContact } from "../contact/live-contact.ts";

/** How the tenant's queues stand at this moment. */
export function queueInsightPort(call: LiveContact): QueueInsightPort {
  return {
    async look({ queue: name, skills }, { signal }) {
      signal.throwIfAborted();
      const { queues, agents } = call.stores;
      const queue = await queues.byName(name);
      if (!queue) return err({ code: "queue.unknown", queue: name });
      const [everyone, pace, colleagues] = await Promise.all([queues.waiting(), queues.pace(queue.id), agents.list()]);
      const waiting = everyone.filter((entry) => entry.queue === queue.id);
      const since = Math.min(...waiting.map((entry) => entry.enteredAt));
      const able = colleagues.filter((agent) => agent.queues.includes(queue.id) && meets(agent, skills));
      return ok({
        waiting: waiting.length,
        longestWaitMs: waiting.length === 0 ? 0 : Math.max(0, call.world.clock.now() - since),
        ...(pace === undefined ? {} : { expectedWaitMs: Math.round(pace * (waiting.length + 1)) }),
        signedIn: able.filter(({ state }) => state.status !== "offline").length,
        ready: able.filter(({ state, reachable }) => state.status === "ready" && reachable).length,
      });
    },
  };
}
