import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

it("ends the stream, also where there is none", async () => {
  const flow = nodeFlow("stop-stream", {}, ["done", "failed"]);
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.streaming = { url: "wss://ears.example/", sides: "both", facts: {} };
    },
  });
  await call.expectAt("done");
  expect(call.world.streaming).toBeUndefined();
  await (await TestCall.dial(flow, nodeRegistry)).expectAt("done");
});
