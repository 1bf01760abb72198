import { metricContacts } from "@patchbay/use-cases/metric/metric-contacts";
import { unwrap } from "../failure.ts";
import { limit } from "../inputs.ts";
import { may } from "../procedures.ts";
import { metricQuestion } from "./metric-question.input.ts";

export const metricContactsProcedure = may("metric:read")
  .input(metricQuestion.extend({ limit: limit(100, 1_000) }))
  .query(async ({ ctx, input }) => unwrap(await metricContacts(ctx)(input)));
