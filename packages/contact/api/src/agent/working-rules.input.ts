import { WORKING_MODES } from "@patchbay/domain/routing/candidate";
import { CHANNELS } from "@patchbay/domain/routing/capacity";
import type { WorkingRules } from "@patchbay/domain/routing/working-rules";
import { z } from "zod";

const channel = z.enum(CHANNELS);

/** What is absent is as the team does, else as usual. An agent has one call at a time, or none. */
export const workingRules = z.object({
  mode: z.enum(WORKING_MODES).exactOptional(),
  most: z
    .partialRecord(channel, z.number().int().min(0).max(50))
    .refine(({ voice = 1 }) => voice <= 1, "one call at a time")
    .exactOptional(),
  interrupts: z.partialRecord(channel, z.array(channel).max(CHANNELS.length)).exactOptional(),
}) as z.ZodType<WorkingRules>;

export const teamName = z.string().trim().min(1).max(80);
