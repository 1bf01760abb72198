import { expect, it } from "vitest";
import { tone } from "./tone.ts";
import { VoiceGate } from "./voice-gate.ts";

const silence = new Int16Array(160);
const voice = tone([440], 20);

it("opens when a party speaks, with the moment before it", () => {
  const gate = new VoiceGate();
  for (let i = 0; i < 100; i += 1) expect(gate.push(silence)).toBeUndefined();
  expect(gate.push(voice)).toBeUndefined();
  expect(gate.push(voice)).toBeUndefined();
  const begun = gate.push(voice);
  expect(begun).toHaveLength(15);
  expect(begun?.slice(-3)).toEqual([voice, voice, voice]);
  expect(begun?.slice(0, -3)).toEqual(Array.from({ length: 12 }, () => silence));
});

it("stays closed to clicks", () => {
  const gate = new VoiceGate();
  for (let i = 0; i < 50; i += 1) expect(gate.push(i % 3 === 0 ? silence : voice)).toBeUndefined();
});
