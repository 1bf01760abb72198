import { removeAlertRule } from "@patchbay/use-cases/alert/remove-rule";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const removeAlertRuleProcedure = may("queue:manage")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await removeAlertRule(ctx)(input)));
