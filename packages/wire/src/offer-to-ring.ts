import { z } from "zod";

/**
 * What the router asks of the runtime that has the call: ring this agent for this contact. The reservation stands in the
 * database already. The answer is `true` when the contact still waits there, else `false`.
 */
export const offerToRing = z.object({
  offer: z.string(),
  entry: z.string(),
  agent: z.string(),
  call: z.string(),
  /** The phone rings until then. */
  until: z.number(),
});

export type OfferToRing = z.infer<typeof offerToRing>;

export const ringTopic = (runtime: string): string => `ring.${runtime}`;
