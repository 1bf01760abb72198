import type { TopicSource } from "./topic.ts";

/** The supervisor's wall: `LiveWallNews`, whole at first, then what changed. */
export const wallTopic: TopicSource<"wall"> = {
  permission: "call:supervise",
  open: ({ wallFeeds }, { standing, push }) => wallFeeds.join(standing.tenant, push),
};
