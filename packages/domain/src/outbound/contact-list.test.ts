import { readCsv } from "@patchbay/base/read-csv";
import { describe, expect, it } from "vitest";
import { guessMapping, plainCell, readContacts } from "./contact-list.ts";
import { decodeList } from "./decode-list.ts";

const mapping = { number: "Phone", name: "Name", timeZone: "Zone" };
const titles = "Name,Phone,Zone,Debt";

describe("a contact list", () => {
  it("gives contacts with numbers in one spelling and the other columns as data", () => {
    const read = readContacts(readCsv(`${titles}\n"Li, Wei",030 301234,Europe/Berlin,"1,200"\n`), mapping, "DE");
    expect(read.contacts).toEqual([
      { number: "+4930301234", name: "Li, Wei", timeZone: "Europe/Berlin", data: { Debt: "1,200" } },
    ]);
  });

  it("tells row by row what is wrong, and takes nobody twice", () => {
    const rows = ["A,+49 30 301234,,", "B,abc,,", "C,+493030 1234,,", "D,+4930301235,Mars/Olympus,", "E,+491,,"];
    const { contacts, problems } = readContacts(readCsv([titles, ...rows].join("\r\n")), mapping);
    expect(contacts.map(({ name }) => name)).toEqual(["A"]);
    expect(problems).toEqual([
      { row: 3, code: "bad-number", value: "abc" },
      { row: 4, code: "twice", value: "+4930301234" },
      { row: 5, code: "bad-zone", value: "Mars/Olympus" },
      { row: 6, code: "bad-number", value: "+491" },
    ]);
  });

  it("makes plain text of formulas", () => {
    const { contacts, neutralised } = readContacts(
      readCsv(`${titles}\n"=HYPERLINK(""http://x"")",+4930301234,,@SUM(1)`),
      mapping,
    );
    expect(contacts[0]).toMatchObject({ name: `'=HYPERLINK("http://x")`, data: { Debt: "'@SUM(1)" } });
    expect(neutralised).toBe(2);
    expect(["+4930", "-12,50", "+cmd|' /C calc'!A0"].map(plainCell)).toEqual([
      "+4930",
      "-12,50",
      "'+cmd|' /C calc'!A0",
    ]);
  });

  it("is read whatever it is encoded in, and whatever separates its columns", () => {
    const gb = Uint8Array.from([0xd0, 0xd5, 0xc3, 0xfb, 0x3b, 0xca, 0xd6, 0xbb, 0xfa]);
    expect(decodeList(gb)).toEqual({ text: "姓名;手机", encoding: "gb18030" });
    expect(decodeList(new TextEncoder().encode("\uFEFF姓名")).text).toBe("姓名");
    expect(decodeList(Uint8Array.from([0xff, 0xfe, 0x41, 0x00]))).toEqual({ text: "A", encoding: "utf-16le" });
    expect(readCsv("姓名;手机\n李;138\n\n")).toEqual([
      ["姓名", "手机"],
      ["李", "138"],
    ]);
    expect(guessMapping(["姓名", "手机", "时区"])).toEqual({ number: "手机", name: "姓名", timeZone: "时区" });
  });

  it("holds whatever quotes, breaks and separators a cell has", () => {
    expect(readCsv('a\tb\n"x\n""y"""\t"open')).toEqual([
      ["a", "b"],
      ['x\n"y"', "open"],
    ]);
  });
});
