import { liveRuns } from "@patchbay/use-cases/realtime/live-runs";
import { snapshotFirst } from "./snapshot-first.ts";
import type { TopicSource } from "./topic.ts";

/** Where the live runs of one flow stand: `run.at` for each, then `run.at` and `run.ended` as they happen. */
export const flowTopic: TopicSource<"flow"> = {
  permission: "flow:read",
  open({ hub, services, failed }, { topic, standing, push }) {
    const stores = services.stores.of(standing.tenant.id);
    return snapshotFirst(
      (tell) =>
        hub.listen(standing.tenant.id, (heard) => {
          const { event } = heard;
          if ((event.type === "run.at" || event.type === "run.ended") && event.flow === topic.flow) tell(heard);
        }),
      async () => (await liveRuns({ stores })(topic.flow)).map((event) => JSON.stringify(event)),
      push,
      failed,
    );
  },
};
