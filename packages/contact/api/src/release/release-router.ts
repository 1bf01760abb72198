import { router } from "../procedures.ts";
import { canaryStateProcedure } from "./canary-state.ts";
import { cancelPlanProcedure } from "./cancel-plan.ts";
import { closeBranchProcedure } from "./close-branch.ts";
import { endCanaryProcedure } from "./end-canary.ts";
import { getBranch } from "./get-branch.ts";
import { listAliases } from "./list-aliases.ts";
import { listBranches } from "./list-branches.ts";
import { listMoves } from "./list-moves.ts";
import { listPlans } from "./list-plans.ts";
import { mergeBranchProcedure } from "./merge-branch.ts";
import { moveAliasProcedure } from "./move-alias.ts";
import { openBranchProcedure } from "./open-branch.ts";
import { planReleaseProcedure } from "./plan-release.ts";
import { restoreVersionProcedure } from "./restore-version.ts";
import { rollBackAliasProcedure } from "./roll-back-alias.ts";
import { startCanaryProcedure } from "./start-canary.ts";

export const releaseRouter = router({
  aliases: listAliases,
  moves: listMoves,
  move: moveAliasProcedure,
  rollBack: rollBackAliasProcedure,
  canary: canaryStateProcedure,
  startCanary: startCanaryProcedure,
  endCanary: endCanaryProcedure,
  plans: listPlans,
  plan: planReleaseProcedure,
  cancelPlan: cancelPlanProcedure,
  restore: restoreVersionProcedure,
  branches: listBranches,
  branch: getBranch,
  openBranch: openBranchProcedure,
  mergeBranch: mergeBranchProcedure,
  closeBranch: closeBranchProcedure,
});
