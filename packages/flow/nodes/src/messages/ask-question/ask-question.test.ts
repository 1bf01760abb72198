import type { JsonObject } from "@patchbay/base/json";
import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["answered", "timeout", "invalid", "failed"];
const dial = (config: JsonObject) =>
  TestCall.dial(
    nodeFlow("ask-question", { question: "Which order?", again: "Pardon?", timeoutMs: 60_000, ...config }, exits, {
      flow: { channel: "chat" },
    }),
    nodeRegistry,
  );

it("saves an answer that fits and leaves by answered", async () => {
  const call = await dial({ kind: "number", into: "order" });
  await call.expectAt("subject");
  await call.say("4711").expectAt("answered");
  expect(call.variables().order).toBe(4711);
  expect(call.heard).toEqual(["Which order?"]);
});

it("asks again after an answer that does not fit, and gives up by invalid", async () => {
  const call = await dial({ kind: "email", attempts: 2 });
  await call.say("no").expectAt("subject");
  expect(call.heard).toEqual(["Which order?", "Pardon?\nWhich order?"]);
  await call.say("still no").expectAt("invalid");
});

it("leaves by timeout when nothing is written", async () => {
  const call = await dial({});
  await (await call.advance(59_000)).expectAt("subject");
  await (await call.advance(1_000)).expectAt("timeout");
});

it("shows a list as buttons and takes a press or the words", async () => {
  const list = { kind: "one-of", options: ["Order", "Return"], into: "topic" };
  const call = await dial(list);
  expect(call.world.conversation.said[0]).toMatchObject({
    choices: [
      { id: "1", label: "Order" },
      { id: "2", label: "Return" },
    ],
  });
  call.world.conversation.choose("2");
  await call.expectAt("answered");
  expect(call.variables().topic).toBe("Return");
  await (await dial(list)).say("order").expectAt("answered");
});

it("asks the same again after a restart, and hears the answer then", async () => {
  const call = await dial({});
  await call.restart();
  await call.say("here").expectAt("answered");
  expect(call.variables().answer).toBe("here");
});
