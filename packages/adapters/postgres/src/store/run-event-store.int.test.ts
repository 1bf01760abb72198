import type { RunId } from "@patchbay/base/ids";
import { DAY } from "@patchbay/base/time";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

const paid = (id: string, at: number) => ({ id, name: "paid", key: "order-1", payload: { id }, at });
const wanted = (run: string, effect: string, since = 0) => ({
  ...{ run: run as RunId, effect, name: "paid", key: "order-1", since },
});

it("gives each run each event once, oldest first, and the same again to the same effect", async () => {
  const { runEvents } = world.harbour;
  await runEvents.raise(paid("b", 2_000));
  await runEvents.raise(paid("a", 1_000));
  await runEvents.raise({ ...paid("a", 3_000), payload: { id: "again" } });
  expect(await runEvents.take(wanted("run-1", "run-1/wait/1"))).toEqual(paid("a", 1_000));
  expect(await runEvents.take(wanted("run-1", "run-1/wait/1"))).toEqual(paid("a", 1_000));
  expect((await runEvents.take(wanted("run-1", "run-1/wait/2")))?.id).toBe("b");
  expect(await runEvents.take(wanted("run-1", "run-1/wait/3"))).toBeUndefined();
  expect((await runEvents.take(wanted("run-2", "run-2/wait/1", 1_500)))?.id).toBe("b");
});

it("gives one event to one of many that ask for a run at once", async () => {
  const { runEvents } = world.harbour;
  await runEvents.raise({ ...paid("c", 1_000), key: "order-2" });
  const asked = Array.from({ length: 8 }, (_item, index) => ({ ...wanted("run-3", `run-3/${index}`), key: "order-2" }));
  const taken = await Promise.all(asked.map((one) => runEvents.take(one)));
  expect(taken.filter(Boolean)).toHaveLength(1);
});

it("shows no event of another tenant, and forgets those of three months ago", async () => {
  const { harbour, yunfan } = world;
  await harbour.runEvents.raise({ ...paid("d", 5_000), key: "order-3" });
  expect(await yunfan.runEvents.take({ ...wanted("run-4", "run-4/1"), key: "order-3" })).toBeUndefined();
  await harbour.runEvents.raise({ ...paid("e", 5_001 + 90 * DAY), key: "order-4" });
  expect(await harbour.runEvents.take({ ...wanted("run-4", "run-4/2"), key: "order-3" })).toBeUndefined();
});
