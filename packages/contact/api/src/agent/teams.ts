import { saveTeam } from "@patchbay/use-cases/agent/save-team";
import { z } from "zod";
import { may } from "../procedures.ts";
import { teamName, workingRules } from "./working-rules.input.ts";

/** Teams with rules of their own. */
export const listTeams = may("agent:manage").query(({ ctx }) => ctx.stores.agents.teams());

export const saveTeamProcedure = may("agent:manage")
  .input(z.object({ name: teamName, rules: workingRules }))
  .mutation(({ ctx, input }) => saveTeam(ctx)(input));
