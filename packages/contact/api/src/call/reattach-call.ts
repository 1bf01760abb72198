import type { CallId } from "@patchbay/base/ids";
import { commandCall } from "@patchbay/use-cases/call/command-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const reattachCall = may("call:handle")
  .input(z.object({ call: id<CallId>() }))
  .mutation(async ({ ctx, input }) => unwrap(await commandCall(ctx)({ type: "re-attach", ...input })));
