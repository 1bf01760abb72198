import { expect, it } from "vitest";
import { parseUnaryTest } from "./unary-test.ts";

it.each([
  ["-", null, true],
  ["", 5, true],
  ["gold", "gold", true],
  ["gold", "Gold", false],
  ["gold, silver", "silver", true],
  ["gold，silver", "bronze", false],
  ["not gold, silver", "silver", false],
  ["not gold", "tin", true],
  ["> 5", 6, true],
  ["> 5", "6", true],
  ["> 5", 5, false],
  [">= 5", 5, true],
  ["< 5", "", false],
  ["<= 5", null, false],
  ["10..20", 10, true],
  ["10 .. 20", 20.5, false],
  ["-5..-1", -3, true],
  ["!= 7", 8, true],
  ["= a b", "a b", true],
  ["true", true, true],
])("%s holds for %j: %s", (cell, value, holds) => {
  expect(parseUnaryTest(cell)?.(value)).toBe(holds);
});

it("is no test when a comparison is with what is no number", () => {
  expect(parseUnaryTest("> many")).toBeUndefined();
  expect(parseUnaryTest("5, > many")).toBeUndefined();
});
