import { z } from "zod";
import { found } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowVersion } from "../rest/answers.ts";

/** Newest first. */
export const listVersions = may("flow:read")
  .meta({
    rest: {
      method: "GET",
      path: "/flows/{name}/versions",
      summary: "Versions of a flow, newest first",
      answer: z.array(flowVersion),
    },
  })
  .input(z.object({ name }))
  .query(async ({ ctx, input }) => {
    found(await ctx.stores.flows.draft(input.name), "flow.not-found");
    const versions = await ctx.stores.flows.versions(input.name);
    return versions.toSorted((a, b) => b.version - a.version);
  });
