import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { TestCall } from "./test-call.ts";

const flow = drawFlow("queueing", {
  start: { type: "start", to: { next: "hello" } },
  hello: {
    type: "play-prompt",
    config: { prompts: [{ kind: "speech", text: "Hello {{ call.from }}" }] },
    to: { done: "queue" },
  },
  queue: {
    type: "send-to-queue",
    config: { queue: "sales", leaveDigit: "9", into: "queued" },
    to: { served: "note", timeout: "bye", full: "bye", unstaffed: "bye", pressed: "bye", failed: "bye" },
  },
  note: { type: "create-ticket", config: { subject: "Served by {{ queued.agent }}" }, to: { created: "bye" } },
  bye: { type: "hang-up" },
});

it("waits in a queue with the caller, is served, leaves a ticket and hangs up", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("queue");
  expect(call.heard).toEqual(["Hello +4930111111"]);
  await call.advance(20_000);
  call.world.queues.serve("ann");
  await call.expectEnd("completed");
  expect(call.world.tickets.map((ticket) => ticket.subject)).toEqual(["Served by ann"]);
  expect(call.world.voice.hungUp).toBe("normal");
  expect(call.path.map((at) => (at.exit ? `${at.node}:${at.exit}` : at.node))).toEqual([
    "start",
    "start:next",
    "hello",
    "hello:done",
    "queue",
    "queue:served",
    "note",
    "note:created",
    "bye",
  ]);
});

it("ends abandoned when the caller hangs up, and lets the queue go", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("queue");
  await call.hangUp().expectEnd("abandoned");
  call.world.queues.serve();
  await call.settle();
  expect(call.world.tickets).toEqual([]);
  expect((await call.journal()).map((entry) => entry.type)).toEqual(["started", "outcome", "hung-up", "ended"]);
});

it("takes up where it stood after a restart, and does nothing twice", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.expectAt("queue");
  await call.restart();
  await call.expectAt("queue");
  expect(call.world.queues.requests).toHaveLength(2);
  call.world.queues.serve();
  await call.expectEnd("completed");
  expect(call.world.tickets).toHaveLength(1);
  expect(call.heard).toHaveLength(1);
});
