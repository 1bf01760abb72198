import { removeDoNotCall } from "@patchbay/use-cases/do-not-call/change-do-not-call";
import { z } from "zod";
import { may } from "../procedures.ts";

export const removeDoNotCallProcedure = may("customer:edit")
  .input(z.object({ number: z.string().min(1).max(40) }))
  .mutation(({ ctx, input }) => removeDoNotCall(ctx)(input));
