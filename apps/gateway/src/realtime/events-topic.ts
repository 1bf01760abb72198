import { maySee } from "@patchbay/use-cases/realtime/may-see";
import type { TopicSource } from "./topic.ts";

/** Everything that happens in the tenant, as far as one may see it. */
export const eventsTopic: TopicSource<"events"> = {
  permission: "by-event",
  open({ hub }, { topic, standing, push }) {
    const wanted = topic.types && new Set(topic.types);
    return hub.listen(standing.tenant.id, ({ event, json }) => {
      if ((!wanted || wanted.has(event.type)) && maySee(event, standing)) push(json);
    });
  },
};
