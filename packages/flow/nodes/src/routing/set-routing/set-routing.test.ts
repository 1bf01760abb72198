import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = { served: "bye", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" };
const flow = (priority: number) =>
  drawFlow("settled", {
    start: { type: "start", to: { next: "settle" } },
    settle: {
      type: "set-routing",
      config: {
        skills: [
          { skill: "german", level: 4 },
          { skill: "vip", level: 1 },
        ],
        priority,
      },
      to: { done: "queue", failed: "bye" },
    },
    queue: { type: "send-to-queue", config: { queue: "sales", skills: [{ skill: "german", level: 2 }] }, to: exits },
    bye: { type: "hang-up" },
  });

it("adds its skills to the queue step's, and its priority wins", async () => {
  const call = await TestCall.dial(flow(1), nodeRegistry);
  await call.expectAt("queue");
  expect(call.world.queues.requests[0]).toMatchObject({
    skills: [
      { skill: "german", level: 4 },
      { skill: "vip", level: 1 },
    ],
    priority: 1,
  });
});

it("leaves the priority to the queue step when it has none", async () => {
  const call = await TestCall.dial(flow(0), nodeRegistry);
  await call.expectAt("queue");
  expect(call.world.queues.requests[0]?.priority).toBe(5);
});
