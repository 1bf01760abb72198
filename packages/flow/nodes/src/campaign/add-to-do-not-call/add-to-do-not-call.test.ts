import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = (days: number) =>
  nodeFlow("add-to-do-not-call", { days, reason: "key {{ key }}" }, ["done", "no-number", "failed"], {
    before: { key: 9 },
  });
const check = (call: TestCall) => call.world.doNotCall.check("+4930111111");

it("puts the caller on the list, for ever", async () => {
  const call = await TestCall.dial(flow(0), nodeRegistry);
  await call.expectAt("done");
  call.clock.advance(3_600_000 * 24 * 4_000);
  expect(await check(call)).toEqual({ reason: "key 9" });
});

it("or for so many days", async () => {
  const call = await TestCall.dial(flow(2), nodeRegistry);
  call.clock.advance(3_600_000 * 48 - 1);
  expect(await check(call)).toBeDefined();
  call.clock.advance(1);
  expect(await check(call)).toBeUndefined();
});

it("leaves by no-number for a caller who withholds it", async () => {
  await (await TestCall.dial(flow(0), nodeRegistry, { from: "" })).expectAt("no-number");
});
