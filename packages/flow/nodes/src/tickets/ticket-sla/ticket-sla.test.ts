import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["solved", "in-time", "nearly-due", "overdue", "no-ticket", "failed"];
const HOUR = 3_600_000;
const dial = (ageHours: number, more: { readonly priority?: "urgent"; readonly status?: "resolved" } = {}) =>
  TestCall.dial(nodeFlow("ticket-sla", { ticket: "7", normal: 10, urgent: 1, into: "due" }, exits), nodeRegistry, {
    world: ({ ticketDesk, clock }) => ticketDesk.put({ number: 7, createdAt: clock.now() - ageHours * HOUR, ...more }),
  });

it.each([
  [7.9, {}, "in-time"],
  [8, {}, "nearly-due"],
  [10, {}, "overdue"],
  [2, { priority: "urgent" as const }, "overdue"],
  [99, { status: "resolved" as const }, "solved"],
])("after %d hours, %j: %s", async (age, more, exit) => {
  expect((await dial(age, more)).at()).toBe(exit);
});

it("says when it is due, and that there is no such ticket", async () => {
  const call = await dial(0);
  expect(call.variables().due).toBe(call.clock.now() + 10 * HOUR);
  const none = await TestCall.dial(nodeFlow("ticket-sla", { ticket: "8" }, exits), nodeRegistry);
  await none.expectAt("no-ticket");
});
