import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowDraft } from "../rest/answers.ts";

export const getFlow = may("flow:read")
  .meta({
    rest: { method: "GET", path: "/flows/{name}", summary: "A flow as it is being worked on", answer: flowDraft },
  })
  .input(z.object({ name }))
  .query(async ({ ctx, input }) => found(await ctx.stores.flows.draft(input.name), "flow.not-found"));
