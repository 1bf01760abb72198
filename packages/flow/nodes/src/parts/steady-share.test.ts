import { expect, it } from "vitest";
import { steadyShare } from "./steady-share.ts";

const texts = Array.from({ length: 2_000 }, (_, index) => `split/+4930${1_000_000 + index * 7}`);

it("spreads texts evenly over ten parts, and always in the same way", () => {
  const parts = new Array<number>(10).fill(0);
  for (const text of texts) parts[Math.floor(10 * steadyShare(text))]! += 1;
  for (const part of parts) expect(Math.abs(part - 200)).toBeLessThan(60);
  expect(texts.map(steadyShare)).toEqual(texts.map(steadyShare));
});

it("deals anew under another name", () => {
  const same = texts.filter((text) => steadyShare(text) < 0.5 === steadyShare(text.replace("split", "autumn")) < 0.5);
  expect(Math.abs(same.length - 1_000)).toBeLessThan(150);
});
