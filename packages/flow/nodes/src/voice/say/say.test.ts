import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["done", "failed"];
const config = { text: "Hello {{ name }}", language: "en-GB" };

it("speaks its text with values filled in, in its language", async () => {
  const call = await TestCall.dial(nodeFlow("say", config, exits, { before: { name: "Ann" } }), nodeRegistry);
  await call.expectAt("done");
  expect(call.heard).toEqual(["Hello Ann"]);
  expect(call.world.voice.languages).toEqual(["en-GB"]);
});

it("is skipped by a key only where it may be", async () => {
  const dial = (interruptible: boolean) =>
    TestCall.dial(nodeFlow("say", { ...config, interruptible }, exits), nodeRegistry, {
      world: ({ voice }) => (voice.playMs = 3_000),
    });
  const skipping = await dial(true);
  await skipping.press("1").expectAt("done");
  const patient = await dial(false);
  await patient.press("1").expectAt("subject");
  await (await patient.advance(3_000)).expectAt("done");
});
