import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const flow = nodeFlow(
  "record-message",
  { prompts: [{ kind: "speech", text: "Speak now." }], maxMs: 30_000, into: "message" },
  ["recorded", "empty", "failed"],
);

it("records until the stop key and saves the recording's id", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await (await call.advance(7_000)).press("#").expectAt("recorded");
  expect(call.heard).toEqual(["Speak now.", "beep"]);
  expect(call.variables().message).toEqual({ recording: "recording-1", durationMs: 7_000, ended: "digit" });
});

it("ends at the longest time", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await (await call.advance(30_000)).expectAt("recorded");
  expect(call.variables().message).toMatchObject({ durationMs: 30_000, ended: "max" });
});

it("leaves by empty when nothing was said, and by failed when the prompt cannot be played", async () => {
  const silent = await TestCall.dial(flow, nodeRegistry);
  await silent.press("#").expectAt("empty");
  const broken = nodeFlow("record-message", { prompts: [{ kind: "prompt", name: "gone" }] }, [
    "recorded",
    "empty",
    "failed",
  ]);
  const call = await TestCall.dial(broken, nodeRegistry, { world: ({ voice }) => (voice.prompts = []) });
  await call.expectAt("failed");
});
