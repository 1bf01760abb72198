import type { UserId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestWorld, type TestWorld } from "../test-tenants.ts";

let world: TestWorld;
beforeAll(async () => {
  world = await startTestWorld();
});
afterAll(() => world.close());

it("keeps a flow's test cases, overwrites nobody's, and shows them to their own tenant only", async () => {
  const { flows, flowTests } = world.stores.of(world.harbour.tenant);
  const by = "ada" as UserId;
  must(await flows.create(drawFlow("tested", { start: { type: "start" } }), by));
  expect(await flowTests.find("tested")).toEqual({ revision: 0 });
  const one = { cases: [{ name: "one" }] };
  expect(await flowTests.save("tested", one, 0, by)).toEqual({ ok: true, value: { test: one, revision: 1 } });
  const conflict = { code: "flow.test-conflict", revision: 1 };
  expect(await flowTests.save("tested", { cases: [] }, 0, by)).toEqual({ ok: false, error: conflict });
  expect(must(await flowTests.save("tested", { cases: [] }, 1, by)).revision).toBe(2);
  expect(await flowTests.save("none", {}, 0, by)).toEqual({ ok: false, error: { code: "flow.not-found" } });
  expect(await world.stores.of(world.yunfan.tenant).flowTests.find("tested")).toEqual({ revision: 0 });
});
