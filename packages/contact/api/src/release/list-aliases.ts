import { z } from "zod";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowAlias } from "../rest/answers.ts";

export const listAliases = may("flow:read")
  .meta({
    rest: {
      method: "GET",
      path: "/flows/{flow}/aliases",
      summary: "Which version each environment of a flow runs",
      answer: z.array(flowAlias),
    },
  })
  .input(z.object({ flow: name }))
  .query(({ ctx, input }) => ctx.stores.releases.aliases(input.flow));
