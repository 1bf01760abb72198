import type { EventPort } from "@patchbay/ports/flow/event-port";
import type { LiveContact } from "../contact/live-contact.ts";
import { nextNews } from "./next-news.ts";

export function eventsPort(call: LiveContact): EventPort {
  const { identity, stores, world } = call;
  return {
    async raise({ name, key, payload }, { key: id, signal }) {
      signal.throwIfAborted();
      await stores.runEvents.raise({ id, name, key, payload, at: world.clock.now() });
      call.announce({ type: "event.raised", name, key });
    },

    async waitFor({ name, key, forMs }, { key: effect, signal }) {
      const deadline = world.clock.now() + forMs;
      for (;;) {
        signal.throwIfAborted();
        const news = nextNews(call, "event.raised", deadline, signal);
        const event = await stores.runEvents.take({
          ...{ run: identity.run, effect, name, key, since: identity.startedAt },
        });
        const isOver = world.clock.now() >= deadline;
        if (event || isOver) news.forget();
        if (event) return { how: "arrived", payload: event.payload };
        if (isOver) return { how: "timeout" };
        await news.heard;
      }
    },
  };
}
