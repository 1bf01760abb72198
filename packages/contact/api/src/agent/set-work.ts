import type { UserId } from "@patchbay/base/ids";
import { setWork } from "@patchbay/use-cases/agent/set-work";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { teamName, workingRules } from "./working-rules.input.ts";

export const setWorkProcedure = may("agent:manage")
  .input(z.object({ agent: id<UserId>(), team: teamName.exactOptional(), rules: workingRules.exactOptional() }))
  .mutation(async ({ ctx, input }) => unwrap(await setWork(ctx)(input)));
