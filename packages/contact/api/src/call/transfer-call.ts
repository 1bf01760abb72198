import type { CallId } from "@patchbay/base/ids";
import { transferCall } from "@patchbay/use-cases/call/transfer-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";
import { transferTarget } from "./transfer-target.input.ts";

export const transferCallProcedure = may("call:handle")
  .input(z.object({ call: id<CallId>(), to: transferTarget }))
  .mutation(async ({ ctx, input }) => unwrap(await transferCall(ctx)({ ...input, how: "transfer.blind" })));
