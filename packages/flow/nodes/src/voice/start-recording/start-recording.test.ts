import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("start-recording", { into: "file" }, ["done", "failed"]);

it("records the call and saves the recording's id", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("done");
  expect(call.variables().file).toBe("call-recording-1");
  expect(call.world.recording.running).toBeDefined();
});

it("leaves by failed when nothing can record", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, { world: ({ recording }) => (recording.broken = true) });
  await call.expectAt("failed");
});
