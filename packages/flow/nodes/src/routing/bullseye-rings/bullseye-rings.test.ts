import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["served", "timeout", "full", "unstaffed", "pressed", "failed"];

const rings = [
  { afterMs: 30_000, skills: [{ skill: "german", level: 4 }] },
  { afterMs: 60_000, skills: [] },
];
const flow = nodeFlow("bullseye-rings", { queue: "sales", skills: [{ skill: "german", level: 8 }], rings }, exits);

it("hands its rings to the queue, and leaves by the queue's outcome", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, { world: ({ queues }) => (queues.staffed = false) });
  await call.expectAt("subject");
  expect(call.world.queues.requests[0]).toMatchObject({
    queue: "sales",
    skills: [{ skill: "german", level: 8 }],
    stages: rings,
    exitWhenUnstaffed: false,
  });
  call.world.queues.serve("ann");
  await call.expectAt("served");
});

it("waits no longer than allowed, whatever the ring", async () => {
  await (await (await TestCall.dial(flow, nodeRegistry)).advance(300_000)).expectAt("timeout");
});
