import type { UserId } from "@patchbay/base/ids";
import { setAgentStatus } from "@patchbay/use-cases/supervision/set-agent-status";
import { z } from "zod";
import { agentWish } from "../agent/agent-wish.input.ts";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Sends somebody else on a break, back to work, or home; while they are busy it is remembered. */
export const setAgentStatusProcedure = may("agent:manage")
  .input(z.object({ agent: id<UserId>(), wish: agentWish }))
  .mutation(async ({ ctx, input }) => unwrap(await setAgentStatus(ctx)(input)));
