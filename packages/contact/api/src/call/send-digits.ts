import type { CallId } from "@patchbay/base/ids";
import { commandCall } from "@patchbay/use-cases/call/command-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const sendDigits = may("call:handle")
  .input(z.object({ call: id<CallId>(), digits: z.string().regex(/^[0-9*#A-Dw]{1,40}$/) }))
  .mutation(async ({ ctx, input }) => unwrap(await commandCall(ctx)({ type: "send-digits", ...input })));
