import { metricQuestion } from "@patchbay/api/metric/metric-question.input";
import { openMetrics } from "./open-metrics.ts";
import type { TopicSource } from "./topic.ts";

/** A metric query that keeps itself up to date; data are `MetricTable`s. */
export const metricsTopic: TopicSource<"metrics"> = {
  permission: "metric:read",
  open: ({ metricFeeds }, { topic: { kind: _, ...asked }, standing, push }) =>
    openMetrics(metricQuestion.safeParse(asked), (question) => metricFeeds.join(standing.tenant, question, push)),
};
