import type { CallId } from "@patchbay/base/ids";
import { superviseCall } from "@patchbay/use-cases/supervision/supervise-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** For a supervisor who is on the call: the customer is theirs from now on, and the agent leaves. */
export const takeOverCall = may("call:supervise")
  .input(z.object({ call: id<CallId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await superviseCall(ctx)({ ...input, how: "take-over" })));
