import type { DialTaskId, OfferId, QueueEntryId, UserId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { z } from "zod";

const id = <Id extends string>() => z.string().min(1) as unknown as z.ZodType<Id>;

/** The agent who was reserved before the customer was dialled. */
const reservation = z.object({
  offer: id<OfferId>(),
  entry: id<QueueEntryId>(),
  agent: id<UserId>(),
  /** Name of the queue. */
  queue: z.string(),
  until: z.number(),
});
export type Reservation = z.infer<typeof reservation>;

/** What a call that we made knows of why it was made. Kept with the call's record. */
export const outboundCall = z.object({
  task: id<DialTaskId>(),
  /** For the flow's `contact` and for the agent's screen. */
  contact: z.record(z.string(), z.json()) as unknown as z.ZodType<JsonObject>,
  reserved: reservation.optional(),
});
export type OutboundCall = z.infer<typeof outboundCall>;
