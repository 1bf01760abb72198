import type { MetricDimension } from "@patchbay/domain/metric-query";
import { METRIC_RANGES } from "@patchbay/domain/metric-range";
import { z } from "zod";

export const DIMENSIONS = [
  "queue",
  "agent",
  "flow",
  "hour",
  "day",
  "status",
  "outcome",
  "quarter-hour",
  "team",
  "trunk",
  "channel",
] as const satisfies readonly MetricDimension[];

const values = z.array(z.string().max(200)).max(200).optional();

export const metricQuestion = z.object({
  metrics: z.array(z.string().min(1).max(80)).min(1).max(20),
  range: z.enum(METRIC_RANGES),
  by: z.enum(DIMENSIONS).optional(),
  filters: z
    .object({
      queue: values,
      agent: values,
      flow: values,
      direction: values,
      team: values,
      status: values,
      trunk: values,
    })
    .default({}),
});
