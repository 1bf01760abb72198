import { TestCall } from "@patchbay/engine/test-call";
import type { HoursStatus } from "@patchbay/ports/flow-ports";
import { it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("emergency-switch", { calendar: "office" }, ["on", "off", "failed"]);

it.each<[string, HoursStatus | undefined]>([
  ["on", { open: false, reason: "emergency" }],
  ["off", { open: true, reason: "hours" }],
  ["off", { open: false, reason: "holiday", holiday: "New Year" }],
  ["failed", undefined],
])("leaves by %s for %o", async (exit, status) => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: ({ calendars }) => status && calendars.set("office", status),
  });
  await call.expectAt(exit);
});
