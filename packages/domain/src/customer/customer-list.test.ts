import { readCsv } from "@patchbay/base/read-csv";
import { describe, expect, it } from "vitest";
import type { CustomField } from "./custom-field.ts";
import { guessCustomerMapping, readCustomers } from "./customer-list.ts";

const sales: CustomField = { key: "sales", title: "Sales 2026", type: "number", choices: [], isValue: true };
const read = (csv: string, country?: string) => {
  const table = readCsv(csv);
  return readCustomers(table, guessCustomerMapping(table[0] ?? []), [sales], country);
};

describe("a list of customers", () => {
  it("is understood by its titles, in English and Chinese", () => {
    expect(guessCustomerMapping(["Full name", "Mobile", "E-mail", "Customer ID", "Tags", "Sales 2026"])).toEqual({
      ...{ name: "Full name", phone: "Mobile", email: "E-mail", externalId: "Customer ID", tags: "Tags" },
    });
    expect(guessCustomerMapping(["姓名", "手机", "邮箱", "客户编号"])).toEqual({
      ...{ name: "姓名", phone: "手机", email: "邮箱", externalId: "客户编号" },
    });
  });

  it("gives customers with their numbers, addresses, tags, and fields of the tenant's types", () => {
    const { customers, problems } = read(
      'Name,Phone,Email,Tags,Sales 2026,Note\nAnn,030 901820; +44 20 7946 0000,ann@example.org,vip;late,"12,5",hello\n',
      "DE",
    );
    expect(problems).toEqual([]);
    expect(customers).toEqual([
      {
        ...{ name: "Ann", phones: ["+4930901820", "+442079460000"], emails: ["ann@example.org"] },
        ...{ tags: ["vip", "late"], fields: { sales: 12.5, Note: "hello" } },
      },
    ]);
  });

  it("leaves out what nobody could be reached or told apart by, and says which row and why", () => {
    const { customers, problems } = read(
      [
        ...["Name,Phone,Email,Customer ID,Sales 2026", ",+4930901820,,,", "Bo,,,,", "Cy,12,,,", "Di,,not an address,,"],
        ...["Ed,,,7,much", "Flo,,,8,", "Flo again,,,8,"],
      ].join("\n"),
    );
    expect(customers.map(({ name }) => name)).toEqual(["Flo"]);
    expect(problems.map(({ row, code }) => [row, code])).toEqual([
      ...[
        [2, "no-name"] as const,
        [3, "no-handle"],
        [4, "bad-number"],
        [5, "bad-address"],
        [6, "bad-field"],
        [8, "twice"],
      ],
    ]);
  });

  it("makes formulas plain text wherever they stand", () => {
    const { customers, neutralised } = read("Name,Customer ID,Tags,Note\n=1+1,@SUM(A1),=x,+cmd|calc\n");
    expect(customers).toEqual([
      {
        ...{ name: "'=1+1", externalId: "'@SUM(A1)", phones: [], emails: [], tags: ["'=x"] },
        fields: { Note: "'+cmd|calc" },
      },
    ]);
    expect(neutralised).toBe(4);
  });
});
