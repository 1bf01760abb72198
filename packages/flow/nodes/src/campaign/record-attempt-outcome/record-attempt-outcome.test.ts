import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow(
  "record-attempt-outcome",
  { outcome: "wrong-number", note: "asked for {{ who }}" },
  ["done", "not-ours", "failed"],
  { before: { who: "Li" } },
);

it("writes down what came of the call that we made", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, { world: ({ attempts }) => (attempts.current = {}) });
  await call.expectAt("done");
  expect(call.world.attempts.current).toEqual({ outcome: "wrong-number", note: "asked for Li" });
});

it("leaves by not-ours when they called us", async () => {
  await (await TestCall.dial(flow, nodeRegistry)).expectAt("not-ours");
});
