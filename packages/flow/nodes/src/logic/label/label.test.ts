import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

it("is walked through by calls that come along a wire", async () => {
  const call = await TestCall.dial(nodeFlow("label", { name: "main menu" }, ["next"]), nodeRegistry);
  await call.expectAt("next");
  expect(call.visited()).toEqual(["start", "subject", "next"]);
});
