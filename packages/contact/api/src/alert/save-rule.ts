import { saveAlertRule } from "@patchbay/use-cases/alert/save-rule";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { alertRule } from "./alert-rule.input.ts";

export const saveAlertRuleProcedure = may("queue:manage")
  .input(alertRule)
  .mutation(async ({ ctx, input }) => unwrap(await saveAlertRule(ctx)(input)));
