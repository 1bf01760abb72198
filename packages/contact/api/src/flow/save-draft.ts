import { saveDraft } from "@patchbay/use-cases/flow/save-draft";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name, revision } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowDraft } from "../rest/answers.ts";
import { flowDocument } from "./flow-document.input.ts";

export const saveDraftProcedure = may("flow:edit")
  .meta({ rest: { method: "PATCH", path: "/flows/{name}", summary: "Save the draft of a flow", answer: flowDraft } })
  .input(z.object({ name, document: flowDocument, revision }))
  .mutation(async ({ ctx, input }) => unwrap(await saveDraft(ctx)(input)));
