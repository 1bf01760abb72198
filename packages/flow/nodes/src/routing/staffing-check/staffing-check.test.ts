import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["free", "busy", "nobody", "failed"];
const dial = (signedIn: number, ready: number) =>
  TestCall.dial(nodeFlow("staffing-check", { queue: "sales" }, exits), nodeRegistry, {
    world: ({ insights }) => insights.set("sales", { waiting: 0, longestWaitMs: 0, signedIn, ready }),
  });

it("tells free from busy from nobody", async () => {
  await (await dial(2, 1)).expectAt("free");
  await (await dial(2, 0)).expectAt("busy");
  await (await dial(0, 0)).expectAt("nobody");
});

it("fails for a queue that is not there", async () => {
  const call = await TestCall.dial(nodeFlow("staffing-check", { queue: "gone" }, exits), nodeRegistry);
  expect(call.at()).toBe("failed");
});
