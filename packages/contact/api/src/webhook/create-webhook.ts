import { createWebhook } from "@patchbay/use-cases/webhook/create-webhook";
import { WEBHOOK_EVENTS } from "@patchbay/use-cases/webhook/webhook-events";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

/** The answer's `secret` is shown this once. */
export const createWebhookProcedure = may("integration:manage")
  .input(z.object({ url: z.string().max(2_000), events: z.array(z.enum([...WEBHOOK_EVENTS, "*"])).min(1) }))
  .mutation(async ({ ctx, input }) => unwrap(await createWebhook(ctx)(input)));
