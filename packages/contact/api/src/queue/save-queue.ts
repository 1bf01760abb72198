import { saveQueue } from "@patchbay/use-cases/queue/save-queue";
import { z } from "zod";
import { given } from "../given.ts";
import { name, title } from "../inputs.ts";
import { may } from "../procedures.ts";
import { routingRules } from "./routing-rules.input.ts";

const HOUR_MS = 3_600_000;

export const saveQueueProcedure = may("queue:manage")
  .input(
    z.object({
      name,
      title,
      ringMs: z.number().int().min(3_000).max(300_000),
      wrapUpMs: z.number().int().min(0).max(HOUR_MS),
      serviceLevelMs: z.number().int().min(1_000).max(HOUR_MS),
      holdMusic: name.optional(),
      routing: routingRules.optional(),
    }),
  )
  .mutation(({ ctx, input }) => saveQueue(ctx)(given(input)));
