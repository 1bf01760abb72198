import type { CallId } from "@patchbay/base/ids";
import { WAYS_IN } from "@patchbay/domain/supervision";
import { superviseCall } from "@patchbay/use-cases/supervision/supervise-call";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** Rings the caller's own phone into the call, or changes how they take part in it. */
export const joinCall = may("call:supervise")
  .input(z.object({ call: id<CallId>(), how: z.enum(WAYS_IN) }))
  .mutation(async ({ ctx, input }) => unwrap(await superviseCall(ctx)(input)));
