import { metricQuestion } from "@patchbay/api/metric/metric-question.input";
import { unknownMetric } from "@patchbay/use-cases/metric/query-metrics";
import type { TopicSource } from "./topic.ts";

/** A metric query that keeps itself up to date; data are `MetricTable`s. */
export const metricsTopic: TopicSource<"metrics"> = {
  permission: "metric:read",
  open({ metricFeeds }, { topic: { kind: _, ...asked }, standing, push }) {
    const question = metricQuestion.safeParse(asked);
    if (!question.success) {
      return { code: "input.invalid", why: question.error.issues[0]?.message ?? "this is no metric query" };
    }
    const unknown = unknownMetric(question.data);
    if (unknown !== undefined) return { code: "metric.unknown", why: `there is no metric ${unknown}` };
    return metricFeeds.join(standing.tenant, question.data, push);
  },
};
