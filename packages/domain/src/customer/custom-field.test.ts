import { describe, expect, it } from "vitest";
import { type CustomField, type FieldType, fieldValue, wrongField } from "./custom-field.ts";

const field = (type: FieldType, choices: readonly string[] = []): CustomField => ({
  ...{ key: "k", title: "K", type, choices, isValue: false },
});

describe("custom fields", () => {
  it("take values of their own type, nothing, and no others", () => {
    const good = { text: "x", number: 4.5, date: "2024-02-29", choice: "red", "yes-no": false } as const;
    const bad = { text: 1, number: "4.5", date: "2023-02-29", choice: "blue", "yes-no": "no" } as const;
    for (const type of ["text", "number", "date", "choice", "yes-no"] as const) {
      const definition = field(type, ["red"]);
      expect(wrongField([definition], { k: good[type] })).toBeUndefined();
      expect(wrongField([definition], { k: null })).toBeUndefined();
      expect(wrongField([definition], { k: bad[type] })).toBe(definition);
    }
    expect(wrongField([], { anything: [1] })).toBeUndefined();
  });

  it("read what people write, and say where they cannot", () => {
    expect(fieldValue(field("number"), " 1,5 ")).toBe(1.5);
    expect(fieldValue(field("number"), "1.2.3")).toBeUndefined();
    expect(fieldValue(field("yes-no"), "是")).toBe(true);
    expect(fieldValue(field("yes-no"), "maybe")).toBeUndefined();
    expect(fieldValue(field("choice", ["Red"]), "red")).toBe("Red");
    expect(fieldValue(field("date"), "2024-13-01")).toBeUndefined();
  });
});
