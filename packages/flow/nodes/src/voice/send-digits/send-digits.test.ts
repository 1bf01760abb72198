import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "failed"];
const dial = (code: string) =>
  TestCall.dial(nodeFlow("send-digits", { digits: "ww {{ code }}#" }, exits, { before: { code } }), nodeRegistry);

it("presses the keys, with values filled in", async () => {
  const call = await dial("4711");
  await call.expectAt("done");
  expect(call.world.line.sent).toBe("ww4711#");
});

it("presses nothing when something is no key", async () => {
  const call = await dial("47-11 please");
  await call.expectAt("failed");
  expect(call.world.line.sent).toBe("");
});
