import { router } from "../procedures.ts";
import { breakReasons } from "./break-reasons.ts";
import { finishWrapUpProcedure } from "./finish-wrap-up.ts";
import { listAgents } from "./list-agents.ts";
import { myAgent } from "./my-agent.ts";
import { myDayProcedure } from "./my-day.ts";
import { setSkillsProcedure } from "./set-skills.ts";
import { setStatusProcedure } from "./set-status.ts";
import { setWorkProcedure } from "./set-work.ts";
import { listTeams, saveTeamProcedure } from "./teams.ts";

export const agentRouter = router({
  me: myAgent,
  list: listAgents,
  setStatus: setStatusProcedure,
  finishWrapUp: finishWrapUpProcedure,
  breakReasons,
  setSkills: setSkillsProcedure,
  myDay: myDayProcedure,
  setWork: setWorkProcedure,
  teams: listTeams,
  saveTeam: saveTeamProcedure,
});
