import { removeWebhook } from "@patchbay/use-cases/webhook/remove-webhook";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeWebhookProcedure = may("integration:manage")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await removeWebhook(ctx)(input)));
