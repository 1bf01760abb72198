import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

it("ends the call with the reason given, and the run as completed", async () => {
  const flow = drawFlow("busy", {
    start: { type: "start", to: { next: "bye" } },
    bye: { type: "hang-up", config: { reason: "busy" } },
  });
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectEnd("completed");
  expect(call.world.voice.hungUp).toBe("busy");
});
