import type { CallId } from "@patchbay/base/ids";
import { setDisposition } from "@patchbay/use-cases/call/set-disposition";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const setDispositionProcedure = may("call:handle")
  .input(z.object({ call: id<CallId>(), disposition: z.string().trim().min(1).max(80) }))
  .mutation(async ({ ctx, input }) => unwrap(await setDisposition(ctx)(input)));
