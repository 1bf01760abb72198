import { eventsTopic } from "./events-topic.ts";
import { flowTopic } from "./flow-topic.ts";
import { groupMetricsTopic } from "./group-metrics-topic.ts";
import { meTopic } from "./me-topic.ts";
import { metricsTopic } from "./metrics-topic.ts";
import { presenceTopic } from "./presence-topic.ts";
import type { Kind, Opened, Refused, TopicRequest, TopicSource, TopicSources, TopicWorld } from "./topic.ts";
import { trafficTopic } from "./traffic-topic.ts";
import { wallTopic } from "./wall-topic.ts";

export const TOPICS: TopicSources = {
  events: eventsTopic,
  me: meTopic,
  flow: flowTopic,
  presence: presenceTopic,
  metrics: metricsTopic,
  "group-metrics": groupMetricsTopic,
  traffic: trafficTopic,
  wall: wallTopic,
};

/** Opens a subscription, or says why not. Permission stands on the topic, as on procedures. */
export function openTopic(world: TopicWorld, request: TopicRequest<Kind>): Opened | Refused {
  const source = TOPICS[request.topic.kind] as TopicSource<Kind>;
  const { permission } = source;
  if (permission !== "by-event" && !request.standing.permissions.includes(permission)) {
    return { code: "access.not-allowed", why: `this needs the permission ${permission}` };
  }
  return source.open(world, request);
}
