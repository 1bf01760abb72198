import type { Json } from "@patchbay/base/json";
import type { Bus } from "./bus.ts";
import { BusTimeout } from "./bus-timeout.ts";
import { TopicListeners } from "./topic-listeners.ts";

/** A bus inside one process: for tests and for the simulator. Messages travel as JSON text, as they would on a wire. */
export function fakeBus(): Bus {
  const listeners = new TopicListeners();
  const servers = new Map<string, Set<(message: Json) => Promise<Json>>>();
  return {
    async publish(topic, message) {
      const text = JSON.stringify(message);
      queueMicrotask(() => listeners.tell(topic, JSON.parse(text)));
    },
    subscribe: (topic, listener) => listeners.add(topic, listener),
    request(topic, message, timeoutMs) {
      return new Promise((answered, failed) => {
        const timer = setTimeout(() => failed(new BusTimeout(topic, timeoutMs)), timeoutMs);
        for (const answer of servers.get(topic) ?? []) {
          // A server that fails does not answer: the asker sees a timeout, as from a process that died.
          answer(JSON.parse(JSON.stringify(message))).then(
            (reply) => {
              clearTimeout(timer);
              answered(JSON.parse(JSON.stringify(reply)));
            },
            () => undefined,
          );
        }
      });
    },
    serve(topic, answer) {
      const those = servers.get(topic) ?? new Set();
      servers.set(topic, those.add(answer));
      return () => those.delete(answer);
    },
    async close() {
      listeners.clear();
      servers.clear();
    },
  };
}
