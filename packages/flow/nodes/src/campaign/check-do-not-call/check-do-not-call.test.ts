import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow("check-do-not-call", { into: "why" }, ["listed", "free", "failed"]);
const dial = (from: string) =>
  TestCall.dial(flow, nodeRegistry, {
    from,
    world: ({ doNotCall, clock }) => {
      doNotCall.entries.set("+4930111111", { reason: "asked by phone", until: Number.POSITIVE_INFINITY });
      doNotCall.entries.set("+4930222222", { reason: "old", until: clock.now() });
    },
  });

it("knows a number that is on the list, and why", async () => {
  const call = await dial("+49 30 11-11-11");
  await call.expectAt("listed");
  expect(call.variables().why).toBe("asked by phone");
});

it("lets others through, and those whose time is over", async () => {
  for (const from of ["+4930333333", "+4930222222"]) await (await dial(from)).expectAt("free");
});
