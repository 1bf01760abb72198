import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { toneOverRestDb } from "@patchbay/media/goertzel";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loudest } from "../drivers/tone.ts";
import { CallWorld } from "./call-world.ts";

let world: CallWorld;
beforeAll(async () => {
  world = await CallWorld.open();
});
afterAll(() => world.close());

const say = (name: string) => [{ kind: "prompt", name }];
const key = (digit: string) => ({ id: `k${digit}`, digit });

async function menuFlow() {
  const [question, one, timeout, invalid] = await Promise.all(
    [300, 440, 620, 880].map((hertz) => world.tonePrompt(hertz)),
  );
  const menu = { prompts: say(question!), choices: [key("1"), key("2")], attempts: 2, timeoutMs: 1_000 };
  const play = (name: string) => ({
    type: "play-prompt",
    config: { prompts: say(name), interruptible: false },
    to: { done: "bye", failed: "bye" },
  });
  return drawFlow("menu", {
    start: { type: "start", to: { next: "menu" } },
    menu: {
      type: "menu",
      config: menu,
      to: { "choice:k1": "one", "choice:k2": "bye", timeout: "late", invalid: "wrong", failed: "bye" },
    },
    one: play(one!),
    late: play(timeout!),
    wrong: play(invalid!),
    bye: { type: "hang-up" },
  });
}

describe("a caller at a menu", () => {
  it("presses a key, hears what the choice says, and the flow hangs up", async () => {
    const number = await world.answerWith(await menuFlow());
    const phone = await world.phone();
    const from = world.caller();
    const call = await phone.call({ server: world.server, to: number, from });
    expect(await call.answered).toBe(true);
    call.press("1");
    expect(await call.ended).toEqual({ by: "them" });
    expect(toneOverRestDb(loudest(call.audio.heard.subarray(-6_400)), 440)).toBeGreaterThan(20);
    const page = await world.record(from);
    expect(page.call).toMatchObject({ outcome: "completed", endedBy: "flow" });
    expect(page.path.map((step) => step.node)).toEqual(["start", "menu", "one", "bye"]);
  });

  it("says nothing, is asked twice and takes the timeout exit", async () => {
    const { call, from } = await world.callTo(await menuFlow());
    await call.ended;
    expect(toneOverRestDb(loudest(call.audio.heard.subarray(-6_400)), 620)).toBeGreaterThan(20);
    expect((await world.record(from)).path.map((step) => step.node)).toEqual(["start", "menu", "late", "bye"]);
  });

  it("presses keys that mean nothing and takes the invalid exit", async () => {
    const { call, from } = await world.callTo(await menuFlow());
    call.press("9ww9");
    await call.ended;
    expect((await world.record(from)).path.map((step) => step.node)).toEqual(["start", "menu", "wrong", "bye"]);
  });

  it("goes through menus nested five deep", async () => {
    const prompt = await world.tonePrompt(300);
    const end = await world.tonePrompt(440);
    const levels = [1, 2, 3, 4, 5];
    const menus = levels.map((level) => [
      `menu${level}`,
      {
        type: "menu",
        config: { prompts: say(prompt), choices: [key(String(level))], timeoutMs: 4_000 },
        to: {
          [`choice:k${level}`]: level === 5 ? "there" : `menu${level + 1}`,
          timeout: "bye",
          invalid: "bye",
          failed: "bye",
        },
      },
    ]);
    const { call, from } = await world.callTo(
      drawFlow("five", {
        start: { type: "start", to: { next: "menu1" } },
        ...Object.fromEntries(menus),
        there: { type: "play-prompt", config: { prompts: say(end) }, to: { done: "bye", failed: "bye" } },
        bye: { type: "hang-up" },
      }),
    );
    call.press("1w2w3w4w5");
    await call.ended;
    expect((await world.record(from)).path.map((step) => step.node)).toEqual([
      "start",
      "menu1",
      "menu2",
      "menu3",
      "menu4",
      "menu5",
      "there",
      "bye",
    ]);
  });

  it("hangs up in the middle: the run ends, the record is complete", async () => {
    const { call, from } = await world.callTo(await menuFlow());
    await call.hangUp();
    const page = await world.record(from);
    expect(page.call).toMatchObject({ outcome: "abandoned", endedBy: "customer" });
    expect(page.legs.every((leg) => leg.endedAt !== undefined)).toBe(true);
  });
});

describe("a caller to a number that nobody answers", () => {
  it("is told 404", async () => {
    const call = await (await world.phone()).call({ server: world.server, to: "99999999", from: world.caller() });
    expect(await call.answered).toBe(false);
    expect(await call.ended).toMatchObject({ by: "refused", status: 404 });
  });
});
