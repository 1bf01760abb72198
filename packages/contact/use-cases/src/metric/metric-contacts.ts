import { err, ok, type Result } from "@patchbay/base/result";
import {
  type Measuring,
  type MetricQuestion,
  metricQuery,
  type QueryMetricsError,
  unknownMetric,
} from "./query-metrics.ts";

/** The contacts behind a number on a screen, newest first. */
export const metricContacts =
  (measuring: Measuring) =>
  async (
    question: MetricQuestion & { readonly limit: number },
  ): Promise<Result<readonly string[], QueryMetricsError>> => {
    const unknown = unknownMetric(question);
    if (unknown !== undefined) return err({ code: "metric.unknown", metric: unknown });
    return ok(await measuring.stores.facts.contacts(metricQuery(measuring, question), question.limit));
  };
