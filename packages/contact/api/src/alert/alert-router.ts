import { router } from "../procedures.ts";
import { acknowledgeAlertProcedure } from "./acknowledge-alert.ts";
import { listAlertsProcedure } from "./list-alerts.ts";
import { listAlertRules } from "./list-rules.ts";
import { removeAlertRuleProcedure } from "./remove-rule.ts";
import { saveAlertRuleProcedure } from "./save-rule.ts";

export const alertRouter = router({
  list: listAlertsProcedure,
  acknowledge: acknowledgeAlertProcedure,
  rules: listAlertRules,
  saveRule: saveAlertRuleProcedure,
  removeRule: removeAlertRuleProcedure,
});
