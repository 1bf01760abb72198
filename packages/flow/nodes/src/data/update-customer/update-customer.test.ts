import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "no-customer", "failed"];
const config = { tier: "{{ tier }}", email: "ann@example.org", fields: [{ name: "shoe", value: "4{{ 1 + 1 }}" }] };
const stranger = (more: JsonObject) =>
  TestCall.dial(nodeFlow("update-customer", { ...config, ...more }, exits, { before: { tier: "gold" } }), nodeRegistry);

it("changes the record of the customer who was looked up, and leaves the rest as it was", async () => {
  const flow = drawFlow("known", {
    start: { type: "start", to: { next: "look" } },
    look: { type: "look-up-customer", to: { found: "update", "not-found": "bye" } },
    update: {
      type: "update-customer",
      config: { ...config, tier: "gold" },
      to: { done: "park", "no-customer": "bye" },
    },
    park: { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: ({ customers }) =>
      customers.push({
        id: "c1" as never,
        name: "Ann",
        phones: ["+4930111111"],
        emails: [],
        tags: ["x"],
        fields: { a: 1 },
      }),
  });
  await call.expectAt("park");
  const ann = { name: "Ann", tier: "gold", emails: ["ann@example.org"], tags: ["x"], fields: { a: 1, shoe: "42" } };
  expect(call.world.customers[0]).toMatchObject(ann);
  expect(call.variables().customer).toMatchObject(ann);
});

it("leaves by no-customer when nobody was looked up", async () => {
  const call = await stranger({});
  await call.expectAt("no-customer");
  expect(call.world.customers).toEqual([]);
});

it("makes a customer of a stranger when told to, once also after a restart", async () => {
  const call = await stranger({ createUnknown: true });
  await call.expectAt("done");
  await call.restart((entries) => entries.filter(({ type }) => type === "started"));
  await call.expectAt("done");
  expect(call.world.customers).toHaveLength(1);
  expect(call.world.customers[0]).toMatchObject({ name: "+4930111111", tier: "gold", phones: ["+4930111111"] });
});
