import { describe, expect, it } from "vitest";
import { type AnswerKind, chosenAt, readAnswer } from "./written-answer.ts";

const cases: readonly (readonly [AnswerKind, string, string | number | undefined])[] = [
  ["text", "  two words ", "two words"],
  ["text", " ", undefined],
  ["number", "1,234.5", 1234.5],
  ["number", "12,5", 12.5],
  ["number", "-3", -3],
  ["number", "４２", 42],
  ["number", "1e9", undefined],
  ["number", "twelve", undefined],
  ["email", "Ann@Shop.Example ", "ann@shop.example"],
  ["email", "ann@shop", undefined],
  ["email", "<ann@shop.example>", undefined],
  ["phone", "+49 (30) 111-111", "+4930111111"],
  ["phone", "123", undefined],
  ["phone", "call me", undefined],
  ["date", "2026-02-28", "2026-02-28"],
  ["date", "28.2.2026", "2026-02-28"],
  ["date", "2026年2月28日", "2026-02-28"],
  ["date", "2026-02-30", undefined],
  ["date", "soon", undefined],
  ["one-of", " RETURN ", "Return"],
  ["one-of", "2", "Return"],
  ["one-of", "3", undefined],
  ["one-of", "0", undefined],
];

describe("an answer in writing", () => {
  it.each(cases)("asked for a %s, “%s” is %j", (kind, written, value) => {
    expect(readAnswer(kind, written, ["Order", "Return"])).toEqual(value);
  });

  it("means no choice by a number that is in no list", () => {
    expect(["99", "-1", "1.5", ""].map((text) => chosenAt(text, ["a"]))).toEqual([-1, -1, -1, -1]);
  });
});
