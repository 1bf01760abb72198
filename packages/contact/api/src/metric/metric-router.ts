import { router } from "../procedures.ts";
import { metricContactsProcedure } from "./metric-contacts.ts";
import { metricDefinitions } from "./metric-definitions.ts";
import { queryMetricsProcedure } from "./query-metrics.ts";

export const metricRouter = router({
  definitions: metricDefinitions,
  query: queryMetricsProcedure,
  contacts: metricContactsProcedure,
});
