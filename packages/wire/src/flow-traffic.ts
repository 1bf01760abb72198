import { z } from "zod";

/**
 * How a flow is used just now, in counts: however many calls run on it, what is sent grows with its steps only. The first
 * message is whole; the later ones name what changed, where a 0 means that nobody stands there any more.
 */
export const flowTraffic = z.object({
  whole: z.boolean(),
  /** How many calls stand at each node. */
  standing: z.record(z.string(), z.number().int()),
  exits: z.array(
    z.object({
      node: z.string(),
      exit: z.string(),
      /** Since midnight in the tenant's time zone. */
      today: z.number().int(),
      lastHour: z.number().int(),
    }),
  ),
});

export type FlowTraffic = z.infer<typeof flowTraffic>;
