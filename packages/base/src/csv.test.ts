import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvText } from "./csv.ts";

const lines = (text: string) => text.replace("\uFEFF", "").split("\r\n");

describe("a CSV file", () => {
  it("quotes what would break a line or a cell, and nothing else", () => {
    expect(lines(csvText([["a", 'say "hi"', "x,y", "1\n2", 3.5, null, undefined]]))[0]).toBe(
      'a,"say ""hi""","x,y","1\n2",3.5,,',
    );
  });

  it("never lets a spreadsheet run what somebody typed", () => {
    expect(lines(csvText([["=1+1", "+4420", "-x", "@SUM(A1)", "\tx", -5]]))[0]).toBe(
      "'=1+1,'+4420,'-x,'@SUM(A1),'\tx,-5",
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const cell = lines(csvText([[text]]))
          .join("\r\n")
          .replace(/^"/, "");
        expect(/^[=+\-@\t\r]/.test(cell) && !cell.startsWith("\r\n")).toBe(false);
      }),
    );
  });

  it("says to spreadsheets that it is UTF-8", () => {
    expect(csvText([["客户"]])).toBe("\uFEFF客户\r\n");
  });
});
