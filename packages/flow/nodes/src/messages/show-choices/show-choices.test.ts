import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["choice:order", "choice:person", "timeout", "invalid", "failed"];
const choices = [
  { id: "order", label: "My order", note: "Where is it?" },
  { id: "person", label: "A person", words: ["human", "agent"] },
];
const dial = (config: JsonObject = {}) =>
  TestCall.dial(
    nodeFlow("show-choices", { text: "How can we help?", choices, timeoutMs: 60_000, ...config }, exits, {
      flow: { channel: "chat" },
    }),
    nodeRegistry,
  );

it("shows the choices as drawn, and takes the exit of the one that is pressed", async () => {
  const call = await dial({ look: "card", into: "topic" });
  expect(call.world.conversation.said).toEqual([
    {
      text: "How can we help?",
      look: "card",
      choices: [
        { id: "order", label: "My order", note: "Where is it?" },
        { id: "person", label: "A person" },
      ],
      waitMs: 60_000,
    },
  ]);
  call.world.conversation.choose("person");
  await call.expectAt("choice_person");
  expect(call.variables().topic).toBe("person");
});

it("also understands a label, a number and the words", async () => {
  await (await dial()).say(" my ORDER ").expectAt("choice_order");
  await (await dial()).say("2").expectAt("choice_person");
  await (await dial()).say("Human").expectAt("choice_person");
});

it("asks again after something else and leaves by invalid, or by timeout", async () => {
  const call = await dial({ again: "Please choose." });
  await call.say("what?").expectAt("subject");
  expect(call.heard.at(-1)).toBe("Please choose.\nHow can we help?");
  await call.say("hm").expectAt("invalid");
  await (await (await dial()).advance(60_000)).expectAt("timeout");
});
