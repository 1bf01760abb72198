import type { CallId } from "@patchbay/base/ids";
import { z } from "zod";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** When supervisors were on a call, and how: marks beside its recording. */
export const supervisionsOfCall = may("recording:listen")
  .input(z.object({ call: id<CallId>() }))
  .query(({ ctx, input }) => ctx.stores.supervision.ofCall(input.call));
