import { TestCall } from "@patchbay/engine/test-call";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { expect, it } from "vitest";
import { nodeRegistry } from "../../registry.gen.ts";

const say = (text: string) => ({ kind: "speech", text, language: "en-GB" });
const menuOf = (text: string, more: object = {}) => ({
  prompts: [say(text)],
  choices: [
    { id: "sales", digit: "1", keywords: ["sales"], label: "Sales" },
    { id: "support", digit: "2", label: "Support" },
  ],
  ...more,
});
const exits = { "choice:sales": "sold", "choice:support": "helped", timeout: "silent", invalid: "wrong" };
const ends: Readonly<Record<string, DrawnNode>> = Object.fromEntries(
  ["sold", "helped", "silent", "wrong"].map((id) => [
    id,
    { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
  ]),
);
const flow = (more: object = {}) =>
  drawFlow("menu", {
    start: { type: "start", to: { next: "ask" } },
    ask: { type: "menu", config: menuOf("One or two?", more), to: exits },
    ...ends,
    bye: { type: "hang-up" },
  });

it("takes the exit of the key that the caller presses", async () => {
  const call = await TestCall.dial(flow(), nodeRegistry);
  await call.expectAt("ask");
  await call.press("2").expectAt("helped");
  expect(call.heard).toEqual(["One or two?"]);
});

it("takes the exit of the word that the caller says", async () => {
  const call = await TestCall.dial(flow(), nodeRegistry);
  await call.say("Sales please").expectAt("sold");
});

it("asks again after a wrong key and after silence, with words for each, then gives up by the last of them", async () => {
  const call = await TestCall.dial(
    flow({ timeoutPrompts: [say("Are you there?")], invalidPrompts: [say("That is not it.")] }),
    nodeRegistry,
  );
  await call.press("9").expectAt("ask");
  expect(call.heard).toEqual(["One or two?", "That is not it.", "One or two?"]);
  await call.advance(5_000);
  expect(call.heard.slice(3)).toEqual(["Are you there?", "One or two?"]);
  await call.press("7").expectAt("wrong");
});

it("leaves by timeout when the caller stays silent", async () => {
  const call = await TestCall.dial(flow({ attempts: 2 }), nodeRegistry);
  await (await call.advance(10_000)).expectAt("silent");
});

it("remembers the choice when asked to", async () => {
  const call = await TestCall.dial(flow({ into: "topic" }), nodeRegistry);
  await call.press("1").expectAt("sold");
  expect(call.variables().topic).toBe("sales");
});

it("tells keys of one digit from keys of two", async () => {
  const choices = [
    { id: "sales", digit: "1" },
    { id: "support", digit: "12" },
  ];
  const slow = await TestCall.dial(flow({ choices }), nodeRegistry);
  await (await slow.press("1").advance(2_000)).expectAt("sold");
  const quick = await TestCall.dial(flow({ choices }), nodeRegistry);
  await quick.press("12").expectAt("helped");
});

it("nests to any depth: five menus deep, typed ahead in one go", async () => {
  const levels = [1, 2, 3, 4, 5];
  const nested = Object.fromEntries(
    levels.map((level) => [
      `level-${level}`,
      {
        type: "menu",
        config: menuOf(`Level ${level}`),
        to: { ...exits, "choice:sales": level === 5 ? "sold" : `level-${level + 1}` },
      },
    ]),
  );
  const deep = drawFlow("deep", {
    start: { type: "start", to: { next: "level-1" } },
    ...nested,
    ...ends,
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(deep, nodeRegistry);
  await call.press("1").expectAt("level-2");
  await call.press("1111").expectAt("sold");
  expect(call.visited()).toEqual(["start", ...levels.map((level) => `level-${level}`), "sold"]);
  await (await call.advance(60_000)).expectEnd("completed");
  expect(call.world.voice.hungUp).toBe("normal");
});
