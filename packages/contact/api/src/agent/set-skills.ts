import type { UserId } from "@patchbay/base/ids";
import { setSkills } from "@patchbay/use-cases/agent/set-skills";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

const skill = z.object({ skill: z.string().trim().min(1).max(80), level: z.number().int().min(1).max(10) });

export const setSkillsProcedure = may("agent:manage")
  .input(z.object({ agent: id<UserId>(), skills: z.array(skill).max(100) }))
  .mutation(async ({ ctx, input }) => unwrap(await setSkills(ctx)(input)));
