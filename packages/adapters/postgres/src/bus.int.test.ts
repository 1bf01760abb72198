import type { Bus } from "@patchbay/ports/bus";
import { busContract } from "@patchbay/ports/bus.contract";
import { fakeChance } from "@patchbay/ports/chance.fake";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBus } from "./bus.ts";
import { startTestPostgres, type TestPostgres } from "./test-database.ts";
import { asOwner } from "./test-tenants.ts";

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startTestPostgres();
});
afterAll(() => postgres.stop());

let opened = 0;
/** Two processes' ends draw different ids, as they would. */
const chance = () => {
  const counted = fakeChance();
  const process = ++opened;
  return { ...counted, id: () => `${process}-${counted.id()}` };
};

busContract("the PostgreSQL bus", async () => {
  const url = (await postgres.fresh()).app;
  return { here: await openBus({ url, chance: chance() }), there: await openBus({ url, chance: chance() }) };
});

it("listens again after its connection was cut", async () => {
  const urls = await postgres.fresh();
  const here: Bus = await openBus({ url: urls.app, chance: chance() });
  const there: Bus = await openBus({ url: urls.app, chance: chance() });
  there.serve("echo", async (message) => message);
  expect(await here.request("echo", "before", 5_000)).toBe("before");
  await asOwner(urls, (client) =>
    client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'patchbay_app'"),
  );
  let answer: unknown;
  while (answer !== "after") answer = await here.request("echo", "after", 300).catch(() => undefined);
  expect(answer).toBe("after");
  await here.close();
  await there.close();
});
