import { METRICS, type MetricDefinition } from "@patchbay/domain/metrics";
import { may } from "../procedures.ts";

export const metricDefinitions = may("metric:read").query((): readonly MetricDefinition[] => METRICS);
