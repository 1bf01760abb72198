import { startTestWorld, type TestWorld } from "@patchbay/adapter-postgres/test-tenants";
import type { ProgramHash, UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import type { Program } from "@patchbay/flow-model/program";
import { fakeBus } from "@patchbay/ports/bus.fake";
import { FakeClock } from "@patchbay/ports/clock.fake";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startReleaseDuty } from "./release-duty.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

it("carries out a plan at its instant, not before, and once", async () => {
  const stores = world.stores.of(world.harbour.tenant);
  const ada = "ada" as UserId;
  const document = drawFlow("planned", { start: { type: "start" } });
  const { revision } = must(await stores.flows.create(document, ada));
  for (const version of [1, 2]) {
    const program = { format: "patchbay.program/1", flow: "planned", steps: {}, start: "a" } as unknown as Program;
    const hash = `planned-${version}` as ProgramHash;
    must(await stores.flows.publish({ name: "planned", revision, document, program, hash, message: "", by: ada }));
  }
  const { releases } = stores;
  must(await releases.move({ flow: "planned", alias: "live", version: 1, why: "released", by: ada }));
  const clock = new FakeClock(Date.UTC(2030, 0, 1, 8));
  const at = Date.UTC(2030, 0, 1, 9);
  await releases.plan({ flow: "planned", alias: "live", version: 2, at, by: ada });
  const failed: unknown[] = [];
  const bus = fakeBus();
  const duty = startReleaseDuty({
    stores: world.stores,
    bus,
    clock,
    holder: "here",
    failed: (error) => failed.push(error),
  });
  const runs = async () => (await releases.alias("planned", "live"))?.version;

  clock.advanceTo(at - 1);
  // It looks again only when time goes on: what it does before has been done when it has stopped.
  await duty.stop();
  expect(await runs()).toBe(1);

  clock.advanceTo(at);
  const later = startReleaseDuty({
    stores: world.stores,
    bus,
    clock,
    holder: "here",
    failed: (error) => failed.push(error),
  });
  await expect.poll(runs, { timeout: 20_000 }).toBe(2);
  await later.stop();
  expect((await releases.moves("planned", "live")).map(({ why }) => why)).toEqual(["released", "scheduled"]);
  expect(await releases.plans("planned")).toMatchObject([{ status: "done" }]);
  expect(failed).toEqual([]);
});
