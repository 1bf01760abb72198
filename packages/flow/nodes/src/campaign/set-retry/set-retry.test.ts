import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = (again: boolean) =>
  nodeFlow("set-retry", { again, afterMs: 600_000 }, ["done", "used-up", "not-ours", "failed"]);

it("settles when this person is called again, or that they are not", async () => {
  const call = await TestCall.dial(flow(true), nodeRegistry, { world: ({ attempts }) => (attempts.current = {}) });
  await call.expectAt("done");
  expect(call.world.attempts.current?.next).toBe(call.clock.now() + 600_000);
  const last = await TestCall.dial(flow(false), nodeRegistry, { world: ({ attempts }) => (attempts.current = {}) });
  await last.expectAt("done");
  expect(last.world.attempts.current?.next).toBe("never");
});

it("leaves by used-up when they were called as often as allowed, and by not-ours when they called us", async () => {
  const world = { attempts: { current: { usedUp: true } } };
  const call = await TestCall.dial(flow(true), nodeRegistry, {
    world: ({ attempts }) => (attempts.current = world.attempts.current),
  });
  await call.expectAt("used-up");
  await (await TestCall.dial(flow(true), nodeRegistry)).expectAt("not-ours");
});
