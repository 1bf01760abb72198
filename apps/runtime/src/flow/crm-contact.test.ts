import { crmSettings } from "@patchbay/wire/crm-settings";
import { expect, it } from "vitest";
import { contactIn, recordWith } from "./crm-contact.ts";

const settings = crmSettings.parse({
  baseUrl: "https://crm.example",
  idAt: "meta.id",
  fields: "name = properties.name\nphone = phones.0",
});
const record = { meta: { id: 7 }, properties: { name: "Ann" }, phones: ["+49301"] };

it("finds the contact, or the first of a list, and its fields by their names", () => {
  const ann = { id: "7", fields: { name: "Ann", phone: "+49301" } };
  expect(contactIn(record, settings, "")).toEqual(ann);
  expect(contactIn({ data: { list: [record, {}] } }, settings, "data.list")).toEqual(ann);
  expect(contactIn({ meta: { id: "8" } }, settings, "")).toEqual({ id: "8", fields: { name: null, phone: null } });
});

it("has no contact where there is none, or one without an id", () => {
  expect(contactIn({ list: [] }, settings, "list")).toBeUndefined();
  expect(contactIn("gone", settings, "list")).toBeUndefined();
  expect(contactIn({ properties: { name: "Ann" } }, settings, "")).toBeUndefined();
});

it("writes each value to its place", () => {
  const values = new Map([
    ["properties.name", "Ann"],
    ["properties.tier", "gold"],
    ["phone", "1"],
  ]);
  expect(recordWith(values)).toEqual({ properties: { name: "Ann", tier: "gold" }, phone: "1" });
});
