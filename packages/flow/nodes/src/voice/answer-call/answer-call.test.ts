import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("answer-call", {}, ["done", "failed"]);

it("answers a call that rings", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, { world: ({ line }) => (line.state = "ringing") });
  await call.expectAt("done");
  expect(call.world.line.state).toBe("answered");
});
