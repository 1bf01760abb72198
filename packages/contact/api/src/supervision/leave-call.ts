import type { CallId } from "@patchbay/base/ids";
import { superviseCall } from "@patchbay/use-cases/supervision/supervise-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const leaveCall = may("call:supervise")
  .input(z.object({ call: id<CallId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await superviseCall(ctx)({ ...input, how: "leave" })));
