import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const prompts = [{ kind: "speech", text: "For {{ call.to }}" }];

it("goes with the contact into the queue, and is not heard by the caller before", async () => {
  const flow = drawFlow("whispering", {
    start: { type: "start", to: { next: "whisper" } },
    whisper: { type: "whisper-to-customer", config: { prompts }, to: { done: "queue", failed: "bye" } },
    queue: {
      type: "send-to-queue",
      config: { queue: "sales" },
      to: { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" },
    },
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("queue");
  expect(call.world.queues.requests[0]?.toCustomer).toEqual([{ kind: "speech", text: "For 4000" }]);
  expect(call.heard).toEqual([]);
});
