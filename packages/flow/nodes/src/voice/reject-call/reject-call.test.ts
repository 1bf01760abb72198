import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

it("ends the call with its reason, as rejected", async () => {
  const flow = drawFlow("closed-line", {
    start: { type: "start", to: { next: "no" } },
    no: { type: "reject-call", config: { reason: "not-found" } },
  });
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectEnd("rejected");
  expect(call.world.voice.hungUp).toBe("not-found");
});
