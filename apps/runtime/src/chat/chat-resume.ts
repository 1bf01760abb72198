import type { ProgramHash, RunId } from "@patchbay/base/ids";
import { z } from "zod";
import { contactPlan } from "../call/call-resume.ts";

const id = <Id extends string>() => z.string().min(1) as unknown as z.ZodType<Id>;

/** What a runtime must know to carry a conversation on that another life of it began. What was said is in the store. */
export const chatResume = z.object({
  format: z.literal("patchbay.chat-resume/1"),
  run: id<RunId>(),
  program: id<ProgramHash>(),
  flow: z.string(),
  version: z.number().int().exactOptional(),
  language: z.string(),
  plan: contactPlan,
  talked: z.boolean(),
  queue: z
    .object({
      /** The effect's key. */
      key: z.string(),
      /** So many places in queues within this effect, transfers included. */
      visit: z.number().int(),
      queue: z.string(),
      /** Handed to this colleague. */
      agent: z.string().exactOptional(),
      enteredAt: z.number(),
      waitedMs: z.number(),
      talkedMs: z.number(),
    })
    .exactOptional(),
});

export type ChatResume = z.infer<typeof chatResume>;
export type ChatVisit = NonNullable<ChatResume["queue"]>;
