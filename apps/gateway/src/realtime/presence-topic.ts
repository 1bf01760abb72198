import type { TenantId } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import { type PresenceNews, presenceNews, presenceState } from "@patchbay/wire/presence";
import type { TopicSource } from "./topic.ts";

/** Fewer than this between two words of a tab are not passed on; its next word says it all. */
const LEAST_PAUSE_MS = 40;

const roomOf = (tenant: TenantId, flow: string) => `presence.${tenant}.${flow}`;

/** Who else is at a drawing, and where. Nothing of it is kept: who comes asks, and those who are there answer. */
export const presenceTopic: TopicSource<"presence"> = {
  permission: "flow:read",
  open({ services, failed }, { topic, standing, push }) {
    const { bus, chance, members } = services;
    const room = roomOf(standing.tenant.id, topic.flow);
    const tab = chance.id();
    const say = (news: PresenceNews) => void bus.publish(room, news as unknown as Json).catch(failed);
    let present: PresenceNews | undefined;
    let saidAt = 0;
    const name = members
      .list(standing.tenant.id)
      .then((all) => all.find(({ user }) => user === standing.by)?.name ?? "")
      .catch((error: unknown) => {
        failed(error);
        return "";
      });
    const leave = bus.subscribe(room, (message) => {
      const news = presenceNews.safeParse(message);
      if (!news.success || news.data.tab === tab) return;
      if (news.data.kind !== "hello") push(JSON.stringify(news.data));
      else if (present) say(present);
    });
    say({ kind: "hello", tab });
    return {
      tell(data) {
        const state = presenceState.safeParse(data);
        if (!state.success || Date.now() - saidAt < LEAST_PAUSE_MS) return;
        saidAt = Date.now();
        void name.then((known) => {
          present = { kind: "here", tab, user: standing.by, name: known, state: state.data };
          say(present);
        });
      },
      leave() {
        leave();
        say({ kind: "gone", tab });
      },
    };
  },
};
