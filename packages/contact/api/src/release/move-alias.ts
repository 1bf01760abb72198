import { moveAlias } from "@patchbay/use-cases/release/move-alias";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { aliasName, name, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";
import { flowAlias } from "../rest/answers.ts";

export const moveAliasProcedure = may("flow:publish")
  .meta({
    rest: {
      method: "POST",
      path: "/flows/{flow}/aliases/{alias}",
      summary: "Point an environment to a version",
      answer: flowAlias,
    },
  })
  .input(z.object({ flow: name, alias: aliasName, version: versionNumber }))
  .mutation(async ({ ctx, input }) => unwrap(await moveAlias(ctx)(input)));
