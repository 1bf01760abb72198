import { publishFlow } from "@patchbay/use-cases/flow/publish-flow";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, name, revision } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowVersion } from "../rest/answers.ts";

export const publishFlowProcedure = may("flow:publish")
  .meta({
    rest: {
      method: "POST",
      path: "/flows/{name}/publish",
      summary: "Make the draft a version",
      answer: z.object({ version: flowVersion, warnings: z.array(z.unknown()) }),
    },
  })
  .input(
    z.object({
      name,
      revision,
      message: z.string().trim().max(500).default(""),
      alias: aliasName.optional(),
    }),
  )
  .mutation(async ({ ctx, input }) => unwrap(await publishFlow(ctx)(input)));
