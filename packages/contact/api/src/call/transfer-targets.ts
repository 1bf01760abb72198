import { transferTargets } from "@patchbay/use-cases/call/transfer-targets";
import { may } from "../procedures.ts";

export const transferTargetsProcedure = may("call:handle").query(({ ctx }) => transferTargets(ctx)());
