import { z } from "zod";

/** How the customers' lines sound, asked of the runtime that has the calls (bus request on `quality.<runtime>`). */
export const qualityQuestion = z.object({ tenant: z.string(), calls: z.array(z.string()).max(500) });

/** By call, 1 … 4.5 (ITU-T G.107); calls without any packet yet, or that are not there, are left out. */
export const qualityAnswer = z.record(z.string(), z.number());

export const qualityTopic = (runtime: string): string => `quality.${runtime}`;
