import { expect, it } from "vitest";
import { contrastWithWhite } from "./contrast.ts";

it("is 21 for black, 1 for white, and as WCAG's examples say in between", () => {
  expect(contrastWithWhite("#000000")).toBeCloseTo(21, 5);
  expect(contrastWithWhite("#ffffff")).toBeCloseTo(1, 5);
  expect(contrastWithWhite("#767676")).toBeCloseTo(4.54, 2);
  expect(contrastWithWhite("#ffff00")).toBeCloseTo(1.07, 2);
});
