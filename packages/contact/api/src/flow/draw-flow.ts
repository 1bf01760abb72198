import { drawFromWords } from "@patchbay/use-cases/flow/draw-from-words";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Draws a flow from a description by the tenant's language model. Nothing is stored: whoever asked accepts it, or does not. */
export const drawFlowProcedure = may("flow:edit")
  .input(
    z.object({
      name,
      description: z.string().trim().min(10).max(4_000),
      channel: z.enum(["voice", "chat", "sms", "email", "social", "ticket", "campaign"]),
    }),
  )
  .mutation(async ({ ctx, input, signal }) => {
    const model = ctx.modelOf(ctx.stores.connections);
    const ask: typeof model = (request) => model(request, signal);
    return unwrap(await drawFromWords({ ...ctx, ask })(input));
  });
