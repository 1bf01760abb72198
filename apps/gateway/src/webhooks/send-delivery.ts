import type { Result } from "@patchbay/base/result";
import type { Clock } from "@patchbay/ports/clock";
import type { HttpPort } from "@patchbay/ports/flow-ports";
import type { Delivery } from "@patchbay/ports/store/webhook-store";
import { postSigned, type Receiver } from "./post-signed.ts";

/** One attempt to hand an event to who subscribed to it. */
export const sendDelivery =
  (world: { readonly http: HttpPort; readonly clock: Clock }) =>
  async (delivery: Delivery, receiver: Receiver): Promise<Result<undefined, string>> => {
    const timestamp = timestampOf(delivery, new Date(world.clock.now()));
    const body = JSON.stringify({ type: delivery.event, timestamp, data: delivery.body });
    return postSigned(world)(delivery.id, body, receiver);
  };

/** When it happened; the event says so itself. */
function timestampOf({ body }: Delivery, now: Date): string {
  const at = body !== null && typeof body === "object" && "at" in body ? body.at : undefined;
  return (typeof at === "number" ? new Date(at) : now).toISOString();
}
