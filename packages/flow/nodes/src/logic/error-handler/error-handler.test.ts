import { TestCall } from "@patchbay/engine/test-call";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const ticket = (to: Readonly<Record<string, string>>): DrawnNode => ({
  type: "create-ticket",
  label: "Leave a note",
  config: { subject: "s" },
  to,
});
const flow = (handled: string, more: Readonly<Record<string, DrawnNode>> = {}) =>
  drawFlow("careful", {
    start: { type: "start", to: { next: "note" } },
    note: ticket({ created: "bye" }),
    bye: { type: "hang-up" },
    handler: { type: "error-handler", config: { atMost: 2 }, to: { next: handled } },
    sorry: { type: "wait", config: { forMs: 60_000 }, to: { done: "note" } },
    ...more,
  });
const dial = (drawn: ReturnType<typeof flow>) =>
  TestCall.dial(drawn, nodeRegistry, {
    world: (world) => {
      world.refuseTickets = "closed today";
    },
  });

it("takes an error whose exit is not connected, and says where it was", async () => {
  const call = await dial(flow("sorry"));
  await call.expectAt("sorry");
  expect(call.variables().error).toEqual({ step: "note", label: "Leave a note", exit: "failed", count: 1 });
  expect(call.visited()).toEqual(["start", "note", "note", "handler", "sorry"]);
});

it("ends the flow as failed after too many errors, also of the handler's own making", async () => {
  const patient = await dial(flow("sorry"));
  await patient.advance(60_000);
  expect(patient.variables().error).toMatchObject({ count: 2 });
  await (await patient.advance(60_000)).expectEnd("failed");
  await (await dial(flow("again", { again: ticket({ created: "bye" }) }))).expectEnd("failed");
});

it("leaves errors alone whose exit is connected, and calls without any", async () => {
  await (await dial(flow("sorry", { note: ticket({ created: "bye", failed: "bye" }) }))).expectEnd("completed");
  await (await TestCall.dial(flow("sorry"), nodeRegistry)).expectEnd("completed");
});

it("stands once in a flow", async () => {
  const second = { type: "error-handler", to: { next: "bye" } };
  await expect(dial(flow("sorry", { second }))).rejects.toThrow("FLOW222");
});
