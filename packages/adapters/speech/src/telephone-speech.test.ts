import { tone } from "@patchbay/media/tone";
import { expect, it } from "vitest";
import { forModel, isSteady } from "./telephone-speech.ts";

it("tells a tone, which is steady, from syllables, which come and go", () => {
  expect(isSteady(tone([440], 1_000))).toBe(true);
  const syllables = tone([440], 1_000).map((sample, at) => sample * Math.abs(Math.sin((Math.PI * at) / 2_000)));
  expect(isSteady(syllables)).toBe(false);
});

it("gives the model twice the rate, and room before and after", () => {
  const heard = forModel(tone([440], 500), 8_000);
  expect(heard).toHaveLength(2 * 0.4 * 16_000 + 8_000);
  expect(forModel(tone([440], 500), 8_000)).toEqual(heard);
});
