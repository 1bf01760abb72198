import { openBranch } from "@patchbay/use-cases/release/open-branch";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { flowName, name, title, versionNumber } from "../inputs.ts";
import { may } from "../procedures.ts";

export const openBranchProcedure = may("flow:edit")
  .input(z.object({ flow: name, name: flowName, title, version: versionNumber.optional() }))
  .mutation(async ({ ctx, input }) => unwrap(await openBranch(ctx)(input)));
