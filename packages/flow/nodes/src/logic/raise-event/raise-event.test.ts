import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

it("raises the event with its data, once also over a restart, and goes on by done", async () => {
  const config = { name: "paid", key: "order-{{ 17 }}", data: [{ name: "from", value: "{{ call.from }}" }] };
  const call = await TestCall.dial(nodeFlow("raise-event", config, ["done", "failed"]), nodeRegistry);
  await call.restart((entries) => entries.slice(0, 1));
  await call.expectAt("done");
  expect(call.world.events.raised).toMatchObject([{ name: "paid", key: "order-17", payload: { from: "+4930111111" } }]);
  expect(call.world.events.raised).toHaveLength(1);
});
