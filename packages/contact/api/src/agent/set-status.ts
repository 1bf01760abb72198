import { setStatus } from "@patchbay/use-cases/agent/set-status";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { agentWish } from "./agent-wish.input.ts";

export const setStatusProcedure = may("agent:self")
  .input(z.object({ wish: agentWish }))
  .mutation(async ({ ctx, input }) => unwrap(await setStatus(ctx)({ agent: ctx.by, ...input })));
