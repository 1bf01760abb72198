import type { Json } from "@patchbay/base/json";
import { afterEach, describe, expect, it } from "vitest";
import type { Bus } from "./bus.ts";

/** `open` answers two ends of one bus: two processes' connections, or twice the same for a bus inside one process. */
export function busContract(name: string, open: () => Promise<{ readonly here: Bus; readonly there: Bus }>): void {
  describe(`${name} keeps the Bus contract`, () => {
    const opened: Bus[] = [];
    const ends = async () => {
      const { here, there } = await open();
      opened.push(here, there);
      return { here, there };
    };
    afterEach(async () => {
      for (const bus of opened.splice(0)) await bus.close();
    });

    it("brings messages to every subscriber of the topic, at both ends, and to nobody else", async () => {
      const { here, there } = await ends();
      const far = collect(there, "tenant.one");
      const near = collect(here, "tenant.one");
      const other = collect(there, "tenant.two");
      await here.publish("tenant.one", { type: "call.started" });
      expect(await far.first(1)).toEqual([["tenant.one", { type: "call.started" }]]);
      expect(await near.first(1)).toHaveLength(1);
      expect(other.got).toEqual([]);
    });

    it("takes a star at the end as any rest", async () => {
      const { here, there } = await ends();
      const all = collect(there, "tenant.*");
      await here.publish("tenant.one", 1);
      await here.publish("runtime.one", 2);
      await here.publish("tenant.two", 3);
      expect(await all.first(2)).toEqual([
        ["tenant.one", 1],
        ["tenant.two", 3],
      ]);
    });

    it("keeps one publisher's order, equal messages included", async () => {
      const { here, there } = await ends();
      const inbox = collect(there, "order");
      const sent = Array.from({ length: 300 }, (_, index) => index % 7);
      await Promise.all(sent.map((message) => here.publish("order", message)));
      expect((await inbox.first(sent.length)).map(([, message]) => message)).toEqual(sent);
    });

    it("carries 256 kB", async () => {
      const { here, there } = await ends();
      const inbox = collect(there, "large");
      const message = { text: "长".repeat(85_000) };
      await here.publish("large", message);
      await here.publish("large", "after");
      expect(await inbox.first(2)).toEqual([
        ["large", message],
        ["large", "after"],
      ]);
    });

    it("tells nobody who has unsubscribed", async () => {
      const { here, there } = await ends();
      const gone = collect(there, "topic");
      const still = collect(there, "topic");
      gone.stop();
      await here.publish("topic", 1);
      await still.first(1);
      expect(gone.got).toEqual([]);
    });

    it("answers a request by whoever serves the topic", async () => {
      const { here, there } = await ends();
      there.serve("runtime.one", async (message) => ({ echo: message }));
      expect(await here.request("runtime.one", { type: "hold" }, 5_000)).toEqual({ echo: { type: "hold" } });
      const many = Array.from({ length: 50 }, (_, index) => here.request("runtime.one", index, 5_000));
      expect(await Promise.all(many)).toEqual(many.map((_, index) => ({ echo: index })));
    });

    it("rejects with BusTimeout when nobody serves, the server fails, or it has stopped serving", async () => {
      const { here, there } = await ends();
      const timedOut = { name: "BusTimeout" };
      await expect(here.request("nobody", null, 30)).rejects.toMatchObject(timedOut);
      const stop = there.serve("broken", () => Promise.reject(new Error("no")));
      await expect(here.request("broken", null, 50)).rejects.toMatchObject(timedOut);
      stop();
      await expect(here.request("broken", null, 30)).rejects.toMatchObject(timedOut);
    });
  });
}

function collect(bus: Bus, topic: string) {
  const got: [string, Json][] = [];
  let wake = () => {};
  const stop = bus.subscribe(topic, (message, on) => {
    got.push([on, message]);
    wake();
  });
  return {
    got,
    stop,
    /** The first so many messages, once they are there. */
    async first(count: number) {
      while (got.length < count) await new Promise<void>((done) => (wake = done));
      return got.slice(0, count);
    },
  };
}
