import { spawnSync } from "node:child_process";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { wavToTelephone } from "@patchbay/media/wav";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CallWorld, listen } from "./call-world.ts";

let world: CallWorld;
let number: string;
beforeAll(async () => {
  world = await CallWorld.open();
  const question = await world.tonePrompt(300);
  number = await world.answerWith(
    drawFlow("spoken-menu", {
      start: { type: "start", to: { next: "menu" } },
      menu: {
        type: "menu",
        config: {
          prompts: [{ kind: "prompt", name: question }],
          choices: [
            { id: "sales", digit: "1", keywords: ["sales"] },
            { id: "billing", digit: "2", keywords: ["billing", "invoice"] },
          ],
          attempts: 1,
          timeoutMs: 6_000,
        },
        to: { "choice:sales": "sales", "choice:billing": "billing", timeout: "late", invalid: "late", failed: "late" },
      },
      sales: { type: "hang-up" },
      billing: { type: "hang-up" },
      late: { type: "hang-up" },
    }),
  );
});
afterAll(() => world.close());

/** What espeak-ng makes of the words, and a pause: said over and over, as people do who are not answered. */
function spoken(words: string): Int16Array {
  const said = spawnSync("espeak-ng", ["-v", "en-us", "-s", "150", "--stdout", "--stdin"], { input: words });
  const samples = wavToTelephone(new Uint8Array(said.stdout));
  if (!samples.ok) throw new Error(samples.error);
  const repeated = new Int16Array(samples.value.length + 12_000);
  repeated.set(samples.value);
  return repeated;
}

function noise(seconds: number): Int16Array {
  let state = 0x2545f491;
  return new Int16Array(seconds * 8_000).map(() => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state % 4_000;
  });
}

/** Calls, waits until the question has been asked, and then makes a sound. Where the flow went. */
async function placeAfter(
  sound: (call: { say(samples: Int16Array, loop?: boolean): void; press(digits: string): void }) => void,
) {
  const from = world.caller();
  const call = await (await world.phone()).call({ server: world.server, to: number, from });
  expect(await call.answered).toBe(true);
  await listen(call.audio, 1_500);
  sound(call);
  expect(await call.ended).toEqual({ by: "them" });
  return (await world.record(from)).path.at(-1)?.node;
}

describe("a caller who speaks to a menu", () => {
  it("takes the choice whose word was said", async () => {
    expect(await placeAfter((call) => call.say(spoken("sales"), true))).toBe("sales");
    expect(await placeAfter((call) => call.say(spoken("billing please"), true))).toBe("billing");
  });

  it("takes the timeout with noise on the line", async () => {
    expect(await placeAfter((call) => call.say(noise(3)))).toBe("late");
  });

  it("may press a key in the middle of a word: the key counts", async () => {
    expect(
      await placeAfter((call) => {
        call.say(spoken("sales"), true);
        call.press("2");
      }),
    ).toBe("billing");
  });
});
