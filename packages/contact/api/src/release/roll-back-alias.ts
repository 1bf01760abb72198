import { rollBackAlias } from "@patchbay/use-cases/release/roll-back-alias";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, name } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowAlias } from "../rest/answers.ts";

export const rollBackAliasProcedure = may("flow:publish")
  .meta({
    rest: {
      method: "POST",
      path: "/flows/{flow}/aliases/{alias}/roll-back",
      summary: "Go back to the version before",
      answer: flowAlias,
    },
  })
  .input(z.object({ flow: name, alias: aliasName }))
  .mutation(async ({ ctx, input }) => unwrap(await rollBackAlias(ctx)(input)));
