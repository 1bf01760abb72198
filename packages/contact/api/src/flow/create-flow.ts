import { createFlow } from "@patchbay/use-cases/flow/create-flow";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { flowDraft } from "../rest/answers.ts";
import { flowDocument } from "./flow-document.input.ts";

export const createFlowProcedure = may("flow:edit")
  .meta({ rest: { method: "POST", path: "/flows", summary: "Make a flow", answer: flowDraft } })
  .input(z.object({ document: flowDocument }))
  .mutation(async ({ ctx, input }) => unwrap(await createFlow(ctx)(input)));
