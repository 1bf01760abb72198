import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const choices = [
  { id: "yes", words: ["yes", "of course"] },
  { id: "no", words: ["no"] },
];
const exits = ["choice:yes", "choice:no", "timeout", "unavailable", "failed"];
const config = { prompts: [{ kind: "speech", text: "Shall we?" }], choices, attempts: 2, into: "answer" };
const flow = nodeFlow("speech-menu", config, exits);

it("takes the exit of the word that was said, among others", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await call.say("well").expectAt("subject");
  await call.say("Of course, please").expectAt("choice_yes");
  expect(call.variables().answer).toBe("yes");
});

it("asks again after silence, and gives up in the end", async () => {
  const call = await TestCall.dial(flow, nodeRegistry);
  await (await call.advance(5_000)).expectAt("subject");
  expect(call.heard).toEqual(["Shall we?", "Shall we?"]);
  await (await call.advance(5_000)).expectAt("timeout");
});

it("does not ask where nobody understands", async () => {
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.understands = false;
    },
  });
  await call.expectAt("unavailable");
  expect(call.heard).toEqual([]);
});
