import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "failed"];

it("plays a known signal for as long as it takes", async () => {
  const call = await TestCall.dial(nodeFlow("play-tone", { tone: "busy", times: 3 }, exits), nodeRegistry);
  await (await call.advance(2_879)).expectAt("subject");
  await (await call.advance(1)).expectAt("done");
  expect(call.heard).toEqual(["425 Hz × 3"]);
});

it("plays one of the author's own, and stops with the call", async () => {
  const own = { tone: "own", hertz: [697, 1_209], onMs: 2_000, times: 2 };
  const call = await TestCall.dial(nodeFlow("play-tone", own, exits), nodeRegistry);
  expect(call.heard).toEqual(["697+1209 Hz × 2"]);
  await call.hangUp().expectEnd("abandoned");
});
