import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed"];

const flow = nodeFlow("overflow-queue", { queue: "{{ team }}", overflow: "everybody", afterMs: 45_000 }, exits, {
  before: { team: "sales" },
});

it("hands the second queue along, and leaves by the outcome", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({
    queue: "sales",
    stages: [{ afterMs: 45_000, queue: "everybody", skills: [] }],
  });
  call.world.queues.serve();
  await call.expectAt("served");
});

it("leaves by failed when the first queue is not there", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, { world: ({ queues }) => (queues.queues = ["everybody"]) });
  await call.expectAt("failed");
});
