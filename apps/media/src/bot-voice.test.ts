import { expect, it } from "vitest";
import { BotVoice } from "./bot-voice.ts";

const bytes = (samples: readonly number[]) => new Uint8Array(Int16Array.from(samples).buffer);

function bot() {
  const passed: string[] = [];
  return { voice: new BotVoice((mark) => passed.push(mark)), passed };
}

it("is heard a frame at a time, however its samples come", () => {
  const { voice } = bot();
  voice.push(bytes(Array.from({ length: 100 }, () => 1)));
  voice.push(bytes(Array.from({ length: 100 }, () => 2)));
  voice.advance();
  expect([voice.said[0], voice.said[99], voice.said[100], voice.said[159]]).toEqual([1, 1, 2, 2]);
  voice.advance();
  expect([voice.said[39], voice.said[40], voice.isSilent, voice.sounding]).toEqual([2, 0, false, true]);
  voice.advance();
  expect([voice.isSilent, voice.sounding]).toEqual([true, false]);
});

it("tells of a mark when what was said before it has been heard", () => {
  const { voice, passed } = bot();
  voice.push(bytes(Array.from({ length: 200 }, () => 1)));
  voice.mark("greeting");
  voice.advance();
  expect(passed).toEqual([]);
  voice.advance();
  expect(passed).toEqual(["greeting"]);
  voice.mark("nothing to wait for");
  expect(passed).toEqual(["greeting", "nothing to wait for"]);
});

it("falls silent at once when it is cleared, and tells of the marks that nobody will hear", () => {
  const { voice, passed } = bot();
  voice.push(bytes(Array.from({ length: 8_000 }, () => 1)));
  voice.mark("end");
  voice.advance();
  voice.clear();
  voice.advance();
  expect([voice.isSilent, passed]).toEqual([true, ["end"]]);
});

it("keeps a minute at most", () => {
  const { voice } = bot();
  for (let second = 0; second < 70; second += 1) voice.push(new Uint8Array(16_000));
  expect(voice.lost).toBe(80_000);
});
