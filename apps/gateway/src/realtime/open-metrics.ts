import { type MetricQuestion, unknownMetric } from "@patchbay/use-cases/metric/query-metrics";
import type { z } from "zod";
import type { Refused } from "./topic.ts";

/** Joins a metric query's feed, or says what is wrong with the query. */
export function openMetrics<Question extends MetricQuestion>(
  question: z.ZodSafeParseResult<Question>,
  join: (question: Question) => () => void,
): (() => void) | Refused {
  if (!question.success) {
    return { code: "input.invalid", why: question.error.issues[0]?.message ?? "this is no metric query" };
  }
  const unknown = unknownMetric(question.data);
  if (unknown !== undefined) return { code: "metric.unknown", why: `there is no metric ${unknown}` };
  return join(question.data);
}
