import { groupQuestion } from "@patchbay/api/group/group-question.input";
import { openMetrics } from "./open-metrics.ts";
import type { TopicSource } from "./topic.ts";

/** A metric query over the organisation and those below it; data are `MetricTable`s. */
export const groupMetricsTopic: TopicSource<"group-metrics"> = {
  permission: "group:read",
  open: ({ groupFeeds }, { topic: { kind: _, ...asked }, standing, push }) =>
    openMetrics(groupQuestion.safeParse(asked), (question) => groupFeeds.join(standing.tenant, question, push)),
};
