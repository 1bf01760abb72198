import { addDoNotCall } from "@patchbay/use-cases/do-not-call/change-do-not-call";
import { z } from "zod";
import { instant } from "../inputs.ts";
import { may } from "../procedures.ts";

export const addDoNotCallProcedure = may("customer:edit")
  .meta({
    rest: {
      method: "POST",
      path: "/do-not-call",
      summary: "Put a number on the list",
      answer: z.object({ number: z.string() }),
    },
  })
  .input(
    z.object({
      number: z.string().regex(/^\+?[0-9 ().\-/]{3,40}$/, "a telephone number"),
      reason: z.string().trim().min(1).max(500),
      expiresAt: instant.exactOptional(),
    }),
  )
  .mutation(async ({ ctx, input }) => {
    await addDoNotCall(ctx)(input);
    return { number: input.number };
  });
