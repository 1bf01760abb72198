import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("early-media", {}, ["done", "failed"]);

it("lets an unanswered caller hear, and leaves an answered one alone", async () => {
  const early = await TestCall.dial(flow, nodeRegistry, { world: ({ line }) => (line.state = "ringing") });
  await early.expectAt("done");
  expect(early.world.line.state).toBe("early");
  const answered = await TestCall.dial(flow, nodeRegistry);
  await answered.expectAt("done");
  expect(answered.world.line.state).toBe("answered");
});
