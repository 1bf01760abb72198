import { expect, it } from "vitest";
import { loudness } from "./level-meter.ts";

const sine = (amplitude: number) => Float32Array.from({ length: 800 }, (_, at) => amplitude * Math.sin(at / 5));

it("shows silence as nothing and a full sine near the top", () => {
  expect(loudness(new Float32Array(800))).toBe(0);
  expect(loudness(new Float32Array(0))).toBe(0);
  expect(loudness(sine(1))).toBeGreaterThan(0.9);
});

it("rises by the decibel, not by the amplitude", () => {
  const quiet = loudness(sine(0.01));
  const louder = loudness(sine(0.1));
  expect(louder - quiet).toBeCloseTo(20 / 60, 2);
});
