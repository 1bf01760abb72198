import { expect, it } from "vitest";
import { clockText } from "./time-text.ts";

it("shows lengths of time like a clock", () => {
  expect(["0:00", "0:07", "12:30", "1:02:03"]).toEqual([-5, 7_900, 750_000, 3_723_000].map(clockText));
});
