import { cancelPlan } from "@patchbay/use-cases/release/cancel-plan";
import { z } from "zod";
import { unwrap } from "../failure.ts";
import { id } from "../inputs.ts";
import { may } from "../procedures.ts";

export const cancelPlanProcedure = may("flow:publish")
  .input(z.object({ id: id<string>() }))
  .mutation(async ({ ctx, input }) => unwrap(await cancelPlan(ctx)(input)));
