import { router } from "../procedures.ts";
import { lineRules } from "./line-rules.ts";
import { listTrunksProcedure } from "./list-trunks.ts";
import { removeTrunkProcedure } from "./remove-trunk.ts";
import { saveLineRulesProcedure } from "./save-line-rules.ts";
import { saveTrunkProcedure } from "./save-trunk.ts";
import { trunkLines } from "./trunk-lines.ts";
import { tryNumberProcedure } from "./try-number.ts";

export const trunkRouter = router({
  list: listTrunksProcedure,
  save: saveTrunkProcedure,
  remove: removeTrunkProcedure,
  rules: lineRules,
  saveRules: saveLineRulesProcedure,
  lines: trunkLines,
  tryNumber: tryNumberProcedure,
});
