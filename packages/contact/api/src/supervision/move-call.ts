import type { CallId } from "@patchbay/base/ids";
import { moveCall } from "@patchbay/use-cases/supervision/steer-call";
import { z } from "zod";
import { transferTarget } from "../call/transfer-target.input.ts";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Takes the customer from the agent and sends them to a queue or another agent. */
export const moveCallProcedure = may("call:supervise")
  .input(z.object({ call: id<CallId>(), to: transferTarget }))
  .mutation(async ({ ctx, input }) => unwrap(await moveCall(ctx)(input)));
