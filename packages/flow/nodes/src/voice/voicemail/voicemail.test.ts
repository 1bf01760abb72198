import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const config = {
  mailbox: "sales",
  greeting: [{ kind: "speech", text: "Nobody is in." }],
  reviewPrompts: [{ kind: "speech", text: "1, 2 or #." }],
  thanks: [{ kind: "speech", text: "Thank you." }],
  queue: "sales",
  into: "mail",
};
const flow = nodeFlow("voicemail", config, ["left", "empty", "failed"]);
const message = { mailbox: "sales", subject: "Voicemail from +4930111111", priority: "normal", queue: "sales" };

it("takes a message, lets the caller listen and record again, and makes a ticket of the last take", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await (await call.advance(6_000)).press("#").settle();
  await call.press("1").settle();
  await call.press("2").settle();
  await (await call.advance(9_000)).press("#").settle();
  await call.press("#").expectAt("left");
  expect(call.heard).toEqual([
    ...["Nobody is in.", "beep", "1, 2 or #.", "recording-1", "1, 2 or #.", "beep", "1, 2 or #.", "Thank you."],
  ]);
  expect(call.world.mailbox).toEqual([{ ...message, recording: "recording-2", durationMs: 9_000 }]);
  expect(call.variables().mail).toEqual({ recording: "recording-2", durationMs: 9_000, ticket: 1 });
});

it("keeps the message of a caller who hangs up while speaking, or while being asked", async () => {
  const speaking = await TestCall.dial(flow, nodeRegistry);
  await (await speaking.advance(5_000)).hangUp().expectEnd("abandoned");
  expect(speaking.world.mailbox).toEqual([{ ...message, recording: "recording-1", durationMs: 5_000 }]);
  const asked = await TestCall.dial(flow, nodeRegistry);
  await (await asked.advance(5_000)).press("#").settle();
  await asked.hangUp().expectEnd("abandoned");
  expect(asked.world.mailbox).toHaveLength(1);
});

it("sends after silence in the review, and leaves by empty after a click", async () => {
  const silent = await TestCall.dial(flow, nodeRegistry);
  await (await silent.advance(5_000)).press("#").settle();
  await (await silent.advance(4_000)).expectAt("left");
  const click = await TestCall.dial(flow, nodeRegistry);
  await (await click.advance(400)).press("#").expectAt("empty");
  expect(click.world.mailbox).toEqual([]);
});

it("leaves by failed when the greeting cannot be played", async () => {
  const broken = nodeFlow("voicemail", { greeting: [{ kind: "prompt", name: "gone" }] }, ["left", "empty", "failed"]);
  const call = await TestCall.dial(broken, nodeRegistry, { world: ({ voice }) => (voice.prompts = []) });
  await call.expectAt("failed");
});
