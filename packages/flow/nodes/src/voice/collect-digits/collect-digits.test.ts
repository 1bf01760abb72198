import { ok } from "@patchbay/base/result";
import { TestCall } from "@patchbay/engine/test-call";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { describe, expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const say = (text: string) => ({ kind: "speech", text });
const exits = ["collected", "timeout", "invalid", "failed"];
const dial = (config: object) =>
  TestCall.dial(nodeFlow("collect-digits", { prompts: [say("Your number?")], ...config }, exits), nodeRegistry);

it("collects until the end key, the last digit, or a pause", async () => {
  const byKey = await dial({ maxDigits: 8 });
  await byKey.press("0123#").expectAt("collected");
  expect(byKey.variables().digits).toBe("0123");
  const byCount = await dial({ maxDigits: 4 });
  await byCount.press("12345").expectAt("collected");
  expect(byCount.variables().digits).toBe("1234");
  const byPause = await dial({ maxDigits: 8, into: "account" });
  await (await byPause.press("77").advance(3_000)).expectAt("collected");
  expect(byPause.variables().account).toBe("77");
});

describe("asks again for", () => {
  it.each([
    ["too few digits", { minDigits: 4, maxDigits: 6 }, "12#", "1234#"],
    ["a number below the smallest", { maxDigits: 2, minValue: 10 }, "07", "12"],
    ["a number above the largest", { maxDigits: 2, maxValue: 31 }, "32", "31"],
    ["digits that do not fit the pattern", { maxDigits: 6, pattern: "[1-9][0-9]{5}" }, "012345", "123456"],
    ["a card number whose check digit is wrong", { maxDigits: 16, luhn: true }, "4111111111111112", "4111111111111111"],
  ])("%s", async (_what, config, wrong, right) => {
    const call = await dial({ ...config, invalidPrompts: [say("Not right.")] });
    await call.press(wrong).expectAt("subject");
    expect(call.heard).toEqual(["Your number?", "Not right.", "Your number?"]);
    await call.press(right).expectAt("collected");
  });
});

it("leaves by timeout after silence and by invalid after wrong entries, when attempts are used up", async () => {
  const silent = await dial({ attempts: 2 });
  await (await silent.advance(10_000)).expectAt("timeout");
  const wrong = await dial({ attempts: 1, minDigits: 3, maxDigits: 3, pattern: "9.." });
  await wrong.press("123").expectAt("invalid");
});

it("answers a pattern made to be slow at once", async () => {
  const call = await dial({ maxDigits: 40, pattern: "(1+)+2", attempts: 1 });
  await call.press("1".repeat(40)).expectAt("invalid");
});

it("keeps a secret: only the web request of this call sees it", async () => {
  const flow = drawFlow("pin", {
    start: { type: "start", to: { next: "ask" } },
    ask: {
      type: "collect-digits",
      config: { prompts: [say("PIN?")], minDigits: 4, maxDigits: 4, secret: true, into: "pin" },
      to: { collected: "check", timeout: "bye", invalid: "bye" },
    },
    check: {
      type: "http-request",
      config: { method: "POST", url: "https://bank.example/check", body: '{"pin": "{{ pin }}"}' },
      to: { success: "echo", timeout: "bye", failed: "bye" },
    },
    echo: { type: "play-prompt", config: { prompts: [say("You typed {{ pin }}")] }, to: { done: "park" } },
    park: { type: "wait", config: { forMs: 60_000 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
  const call = await TestCall.dial(flow, nodeRegistry, {
    world: (world) => {
      world.answerHttp = () => ({ result: ok({ status: 200, headers: {}, body: null }) });
    },
  });
  await call.press("4711").expectAt("park");
  expect(call.world.httpRequests[0]?.body).toBe('{"pin": "4711"}');
  expect(call.heard.at(-1)).toBe("You typed ••••");
  expect(call.variables().pin).toBe("••••");
  expect(JSON.stringify(await call.journal())).not.toContain("4711");
});
