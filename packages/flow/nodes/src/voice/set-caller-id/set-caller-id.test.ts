import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "failed"];
const dial = (shown: string) =>
  TestCall.dial(nodeFlow("set-caller-id", { number: "{{ shown }}" }, exits, { before: { shown } }), nodeRegistry);

it("settles the number for what is dialled later", async () => {
  const call = await dial("+49 (30) 1234-56");
  await call.expectAt("done");
  expect(call.world.plan).toEqual({ callerId: "+4930123456" });
});

it("refuses what is no number", async () => {
  const call = await dial("sip:evil@example.org");
  await call.expectAt("failed");
  expect(call.world.plan).toEqual({});
});
