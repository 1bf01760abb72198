import { expect, it } from "vitest";
import { crmFields, crmSettings } from "./crm-settings.ts";

it("reads one field a line, and refuses what is none", () => {
  expect(crmFields("name = properties.firstname\n\n phone=phone ")).toEqual(
    new Map([
      ["name", "properties.firstname"],
      ["phone", "phone"],
    ]),
  );
  for (const text of ["name", "a = b = c", "1a = b", "a = b c", "a = __proto__.x", "a = x.constructor"]) {
    expect(crmFields(text), text).toBeUndefined();
  }
});

it("has a beginning for all but the address", () => {
  expect(crmSettings.parse({ baseUrl: "https://crm.example/api" })).toMatchObject({
    findPath: "/contacts?{{field}}={{value}}",
    foundAt: "",
    idAt: "id",
    updateMethod: "PATCH",
  });
  expect(crmSettings.safeParse({ baseUrl: "file:///etc" }).success).toBe(false);
  expect(crmSettings.safeParse({ baseUrl: "https://crm.example", fields: "nothing" }).success).toBe(false);
});
