import { finishWrapUp } from "@patchbay/use-cases/agent/finish-wrap-up";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";

export const finishWrapUpProcedure = may("agent:self").mutation(async ({ ctx }) => unwrap(await finishWrapUp(ctx)()));
