import { deskNow } from "@patchbay/use-cases/agent/desk-now";
import { snapshotFirst } from "./snapshot-first.ts";
import type { TopicSource } from "./topic.ts";

/** The agent's own desk: state, offers, conversation, as `TenantEvent`s about this agent. */
export const meTopic: TopicSource<"me"> = {
  permission: "agent:self",
  open({ hub, services, failed }, { standing, push }) {
    const { tenant, by } = standing;
    const desk = { ...services, stores: services.stores.of(tenant.id), by };
    return snapshotFirst(
      (tell) =>
        hub.listen(tenant.id, (heard) => {
          if ("agent" in heard.event && heard.event.agent === by) tell(heard);
        }),
      async () => (await deskNow(desk)()).map((event) => JSON.stringify(event)),
      push,
      failed,
    );
  },
};
