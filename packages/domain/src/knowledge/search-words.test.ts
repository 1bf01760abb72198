import { describe, expect, it } from "vitest";
import { excerptOf, searchWords } from "./search-words.ts";

describe("what a text is found by", () => {
  it("is its words, and in Chinese also each pair of neighbours", () => {
    expect(searchWords("Refund after 30 days")).toEqual(["refund", "after", "30", "days"]);
    expect(searchWords("客户想退款")).toEqual(expect.arrayContaining(["客户", "退款", "户想", "想退"]));
    expect(searchWords(" !? ")).toEqual([]);
  });

  it("is shown where it stands, whatever its ending, and marks nothing else", () => {
    const parts = excerptOf("## Money\n\nWe refund **all** of it. Refunds take three days.", "refunding");
    expect(parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["refund", "Refund"]);
    expect(parts.map(({ text }) => text).join("")).toContain("Money We refund all of it.");
    expect(excerptOf("七天内可以申请退款。", "怎么退款").filter(({ hit }) => hit)).toEqual([
      { text: "退款", hit: true },
    ]);
    expect(excerptOf("Nothing of it", "$^(")).toEqual([{ text: "Nothing of it", hit: false }]);
  });
});
