import type { CallId } from "@patchbay/base/ids";
import { wayOfRun } from "@patchbay/engine/foresee-runs";
import { callWays } from "@patchbay/use-cases/call/call-ways";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

/** The call's ways through its flows from the journal, step by step with the variables, each on what was drawn then. */
export const callWaysProcedure = may("call:read")
  .input(z.object({ id: id<CallId>() }))
  .query(async ({ ctx, input }) => unwrap(await callWays({ ...ctx, readWay: wayOfRun })(input)));
