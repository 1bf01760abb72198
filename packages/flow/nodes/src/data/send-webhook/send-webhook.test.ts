import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow(
  "send-webhook",
  { event: "order-cancelled", data: [{ name: "order", value: "{{ order }}" }] },
  ["done", "failed"],
  { before: { order: "A-7" } },
);

it("hands the event with its data over once, also after a restart", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("done");
  await call.restart((entries) => entries.filter(({ type }) => type === "started"));
  await call.expectAt("done");
  expect(call.world.outbox.sent).toEqual([{ event: "order-cancelled", data: { order: "A-7" } }]);
});

it("wants a name that travels well", async () => {
  const odd = nodeFlow("send-webhook", { event: "Order cancelled!" }, ["done", "failed"]);
  await expect(TestCall.dial(odd, nodeRegistry)).rejects.toThrow("FLOW103");
});
