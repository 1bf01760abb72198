import { err, ok } from "@patchbay/base/result";
import type { QueuePort } from "@patchbay/ports/flow-ports";
import { QueueStay } from "../agent/queue-stay.ts";
import type { LiveCall } from "../call/live-call.ts";

/** Waiting, conversations and transfers of one queue effect; it ends when nobody talks with the customer any more. */
export function queuePort(call: LiveCall): QueuePort {
  return {
    async wait(request, context) {
      context.signal.throwIfAborted();
      const queue = await call.stores.queues.byName(request.queue);
      if (!queue) return err({ code: "queue.unknown", queue: request.queue });
      return ok(await new QueueStay(call, request, context).run(queue));
    },
  };
}
