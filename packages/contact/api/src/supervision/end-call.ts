import type { CallId } from "@patchbay/base/ids";
import { endCall } from "@patchbay/use-cases/supervision/steer-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const endCallProcedure = may("call:supervise")
  .input(z.object({ call: id<CallId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await endCall(ctx)(input)));
