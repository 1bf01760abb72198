import { router } from "../procedures.ts";
import { breakReasons } from "./break-reasons.ts";
import { finishWrapUpProcedure } from "./finish-wrap-up.ts";
import { listAgents } from "./list-agents.ts";
import { myAgent } from "./my-agent.ts";
import { setSkillsProcedure } from "./set-skills.ts";
import { setStatusProcedure } from "./set-status.ts";

export const agentRouter = router({
  me: myAgent,
  list: listAgents,
  setStatus: setStatusProcedure,
  finishWrapUp: finishWrapUpProcedure,
  breakReasons,
  setSkills: setSkillsProcedure,
});
