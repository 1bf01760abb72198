import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const HOUR = 3_600_000;
const START = new FakeWorld().clock.now();
const dial = (until: object, world: NonNullable<TestCallOptions["world"]> = () => undefined) =>
  TestCall.dial(nodeFlow("wait-until", { until: { ...until } }, ["done", "failed"]), nodeRegistry, { world });
/** How long the call stood at the step. */
const waited = async (call: TestCall) => {
  while (call.at() === "subject" && call.clock.nextWake() !== undefined)
    await call.advance((call.clock.nextWake() ?? 0) - call.clock.now());
  return call.clock.now() - START;
};

it("waits for the next time that clocks of the zone show", async () => {
  const inTwoHours = new Date(START + 2 * HOUR + 8 * HOUR).toISOString().slice(11, 16);
  const call = await dial({ kind: "time", time: inTwoHours, zone: "Asia/Shanghai" });
  expect(await waited(call)).toBe(2 * HOUR - (START % 60_000));
  await call.expectAt("done");
});

it("keeps its goal over a restart", async () => {
  const call = await dial({ kind: "instant", at: `now + ${HOUR}` });
  await call.advance(HOUR / 2);
  await call.restart();
  await (await call.advance(HOUR / 2 - 1)).expectAt("subject");
  await (await call.advance(1)).expectAt("done");
});

it("waits until a calendar opens, not at all while it is open, and fails when it never will", async () => {
  const status = (value: Parameters<FakeWorld["calendars"]["set"]>[1]) => (world: FakeWorld) =>
    void world.calendars.set("office", value);
  const opening = { kind: "opening", calendar: "office" };
  const closed = await dial(opening, status({ open: false, reason: "closed", opensAt: START + HOUR }));
  expect(await waited(closed)).toBe(HOUR);
  await (await dial(opening, status({ open: true, reason: "hours" }))).expectAt("done");
  await (await dial(opening, status({ open: false, reason: "emergency" }))).expectAt("failed");
  await (await dial(opening)).expectAt("failed");
});

it("goes on at once for an instant that is past, and fails for what is none", async () => {
  await (await dial({ kind: "instant", at: '"2001-01-01T00:00:00Z"' })).expectAt("done");
  await (await dial({ kind: "instant", at: '"tomorrow"' })).expectAt("failed");
});

it("refuses a time zone that is none while one draws", async () => {
  await expect(dial({ kind: "time", time: "09:00", zone: "Mars/Olympus" })).rejects.toThrow("FLOW103");
});
