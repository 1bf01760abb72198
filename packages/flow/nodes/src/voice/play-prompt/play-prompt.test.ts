import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const prompts = [
  { kind: "prompt", name: "jingle" },
  { kind: "speech", text: "Hello {{ name }}{{ nobody }}!" },
  { kind: "speech", text: "{{ nobody }}" },
  { kind: "speech", text: "再见", language: "zh-CN" },
];
const flow = (more: object = {}) =>
  nodeFlow("play-prompt", { prompts, ...more }, ["done", "failed"], { before: { name: "Ann", language: "en-GB" } });

it("plays prompts and speaks text in order, with values filled in and empty text left out", async () => {
  const call = await TestCall.dial(flow(), nodeRegistry);
  await call.expectAt("done");
  expect(call.heard).toEqual(["jingle", "Hello Ann!", "再见"]);
  expect(call.world.voice.languages).toEqual([undefined, "en-GB", "zh-CN"]);
});

it("stops at a key press, which stays for what comes next", async () => {
  const dial = (interruptible: boolean) =>
    TestCall.dial(flow({ interruptible }), nodeRegistry, { world: ({ voice }) => (voice.playMs = 2_000) });
  const skipping = await dial(true);
  await skipping.press("1").expectAt("done");
  expect(skipping.heard).toEqual(["jingle"]);
  const patient = await dial(false);
  await patient.press("1").expectAt("subject");
  await (await patient.advance(6_000)).expectAt("done");
  expect(patient.heard).toHaveLength(3);
});

it("leaves by failed when a prompt does not exist", async () => {
  const call = await TestCall.dial(flow(), nodeRegistry, { world: ({ voice }) => (voice.prompts = []) });
  await call.expectAt("failed");
});
