import { TestCall } from "@patchbay/engine/test-call";
import type { HoursStatus } from "@patchbay/ports/flow-ports";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("business-hours", { calendar: "office", into: "hours" }, ["open", "closed", "holiday", "failed"]);
const dial = (status: HoursStatus | undefined) =>
  TestCall.dial(flow, nodeRegistry, { world: ({ calendars }) => status && calendars.set("office", status) });

it.each<[string, HoursStatus]>([
  ["open", { open: true, reason: "hours" }],
  ["closed", { open: false, reason: "closed" }],
  ["closed", { open: false, reason: "emergency" }],
  ["holiday", { open: false, reason: "holiday", holiday: "New Year", opensAt: 1_767_344_400_000 }],
])("leaves by %s for %o", async (exit, status) => {
  const call = await dial(status);
  await call.expectAt(exit);
  expect(call.variables().hours).toEqual({ holiday: null, opensAt: null, ...status });
});

it("leaves by failed when there is no such calendar", async () => {
  await (await dial(undefined)).expectAt("failed");
});
