import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowDocumentAnswer } from "../rest/answers.ts";

export const getVersion = may("flow:read")
  .meta({
    rest: {
      method: "GET",
      path: "/flows/{name}/versions/{version}",
      summary: "The drawing of a version",
      answer: flowDocumentAnswer,
    },
  })
  .input(z.object({ name, version: z.number().int().min(1) }))
  .query(async ({ ctx, input }) =>
    found(await ctx.stores.flows.versionDocument(input.name, input.version), "flow.version-not-found"),
  );
