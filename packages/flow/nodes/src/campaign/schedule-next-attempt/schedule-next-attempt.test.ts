import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (at: string, current: { usedUp?: boolean } | undefined = {}) =>
  TestCall.dial(
    nodeFlow("schedule-next-attempt", { at }, ["scheduled", "past", "used-up", "not-ours", "failed"]),
    nodeRegistry,
    { world: ({ attempts }) => (attempts.current = current) },
  );

it("remembers when this person wants to be called", async () => {
  const call = await dial("now + 3600000");
  await call.expectAt("scheduled");
  expect(call.world.attempts.current?.next).toBe(call.clock.now() + 3_600_000);
});

it("leaves by past, used-up or not-ours when it cannot be", async () => {
  await (await dial("now - 1")).expectAt("past");
  await (await dial("now + 1000", { usedUp: true })).expectAt("used-up");
  const inbound = await TestCall.dial(
    nodeFlow("schedule-next-attempt", { at: "now + 1000" }, ["scheduled", "past", "used-up", "not-ours", "failed"]),
    nodeRegistry,
  );
  await inbound.expectAt("not-ours");
});
