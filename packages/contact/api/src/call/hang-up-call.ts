import type { CallId } from "@patchbay/base/ids";
import { commandCall } from "@patchbay/use-cases/call/command-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** `whole` ends the call for everybody; else only the agent's part ends and the flow goes on with the customer. */
export const hangUpCall = may("call:handle")
  .meta({
    rest: {
      method: "POST",
      path: "/calls/{call}/hang-up",
      summary: "End a call, or the part of its agent",
      answer: z.void(),
    },
  })
  .input(z.object({ call: id<CallId>(), whole: z.boolean().default(false) }))
  .mutation(async ({ ctx, input }) => unwrap(await commandCall(ctx)({ type: "hang-up", ...input })));
