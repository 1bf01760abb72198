import { expect, it } from "vitest";
import { typedValue } from "./typed-value.ts";

it("takes a value as the type asked for, also from text, and nothing else", () => {
  expect(typedValue("12.5", "number")).toBe(12.5);
  expect([typedValue("", "number"), typedValue("1e999", "number"), typedValue(true, "number")]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect([typedValue("true", "boolean"), typedValue(false, "boolean"), typedValue("yes", "boolean")]).toEqual([
    true,
    false,
    undefined,
  ]);
  expect([typedValue(7, "text"), typedValue(null, "text"), typedValue({}, "text")]).toEqual([
    "7",
    undefined,
    undefined,
  ]);
  expect([typedValue([1], "list"), typedValue([1], "object"), typedValue({ a: 1 }, "object")]).toEqual([
    [1],
    undefined,
    { a: 1 },
  ]);
});
