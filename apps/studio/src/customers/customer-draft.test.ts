import { describe, expect, it } from "vitest";
import { changeOf, draftOf, wrongFields } from "./customer-draft.ts";

const sales = { key: "sales", title: "Sales", type: "number", choices: [], isValue: true } as const;
const ann = {
  ...{ id: "1", name: "Ann", phones: ["+491", "+492"], emails: [], tags: ["vip"], createdAt: 0, revision: 3 },
  fields: { sales: 12, brought: "by the CRM" },
} as never;

describe("a customer in a form", () => {
  it("comes out as it went in, with what other systems brought", () => {
    expect(changeOf(draftOf(ann, [sales]), [sales], ann)).toEqual({
      ...{ name: "Ann", phones: ["+491", "+492"], emails: [], tags: ["vip"], tier: "", language: "" },
      fields: { sales: 12, brought: "by the CRM" },
    });
  });

  it("names the fields whose text is no value, and empties those that were emptied", () => {
    const draft = draftOf(ann, [sales]);
    expect(wrongFields({ ...draft, fields: { sales: "much" } }, [sales])).toEqual(["sales"]);
    const emptied = { ...draft, fields: { sales: "" } };
    expect(wrongFields(emptied, [sales])).toEqual([]);
    expect(changeOf(emptied, [sales], ann).fields).toMatchObject({ sales: null });
  });
});
