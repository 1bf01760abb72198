import { queryMetrics } from "@patchbay/use-cases/metric/query-metrics";
import { unwrap } from "../failure.ts";
import { may } from "../procedures.ts";
import { metricQuestion } from "./metric-question.input.ts";

export const queryMetricsProcedure = may("metric:read")
  .input(metricQuestion)
  .query(async ({ ctx, input }) => unwrap(await queryMetrics(ctx)(input)));
