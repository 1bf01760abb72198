import { z } from "zod";

/** What the gateway asks of the runtime that has a conversation in writing (bus request on `chat.<runtime>`). Answered by `RuntimeAnswer`. */
const base = { tenant: z.string(), conversation: z.string(), by: z.string() };

export const chatCommand = z.discriminatedUnion("type", [
  z.object({ ...base, type: z.literal("accept"), offer: z.string() }),
  z.object({ ...base, type: z.literal("decline"), offer: z.string() }),
  /** To a queue or a colleague, with all that was written. */
  z.object({ ...base, type: z.literal("transfer"), to: z.string() }),
  /** The agent's part is over; the flow goes on with the customer. */
  z.object({ ...base, type: z.literal("leave") }),
]);

export type ChatCommand = z.infer<typeof chatCommand>;

export const chatTopic = (runtime: string): string => `chat.${runtime}`;
