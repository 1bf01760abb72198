import { closeBranch } from "@patchbay/use-cases/release/close-branch";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { name } from "../inputs.ts";
import { may } from "../procedures.ts";

export const closeBranchProcedure = may("flow:edit")
  .input(z.object({ branch: name }))
  .mutation(async ({ ctx, input }) => unwrap(await closeBranch(ctx)(input)));
