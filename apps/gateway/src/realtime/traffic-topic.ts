import type { TopicSource } from "./topic.ts";

/** How a flow is used just now, in counts: `FlowTraffic`, whole at first, then what changed. */
export const trafficTopic: TopicSource<"traffic"> = {
  permission: "flow:read",
  open({ trafficFeeds }, { topic: { flow, version }, standing, push }) {
    return trafficFeeds.join(standing.tenant, { flow, ...(version === undefined ? {} : { version }) }, push);
  },
};
