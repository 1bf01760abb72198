import { expect, it } from "vitest";
import { shareOf } from "./services.ts";

it("gives each media worker its own ports, an even one first", () => {
  expect([0, 1, 2].map((index) => shareOf("20000-20999", index, 3))).toEqual([
    "20000-20331",
    "20332-20663",
    "20664-20995",
  ]);
});

it("gives one worker all of them", () => {
  expect(shareOf("20000-23999", 0, 1)).toBe("20000-23999");
});
