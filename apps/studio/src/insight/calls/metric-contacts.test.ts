import { expect, it } from "vitest";
import { contactsAddress, readContacts } from "./metric-contacts.ts";

const contacts = { metric: "abandon-rate", range: "today", filters: { queue: ["billing", "sales"] } } as const;
const read = (address: string) => readContacts(new URL(address, "http://x").searchParams);

it("leads from a number to the contacts that made it", () => {
  expect(read(contactsAddress(contacts))).toEqual(contacts);
});

it("narrows to the row that was opened", () => {
  expect(read(contactsAddress(contacts, { by: "queue", key: "sales" }))?.filters).toEqual({ queue: ["sales"] });
  expect(read(contactsAddress(contacts, { by: "hour", key: "9" }))?.filters).toEqual(contacts.filters);
});

it("is a plain call list without a metric or with an unknown range", () => {
  expect(read("/calls?text=ada")).toBeUndefined();
  expect(read("/calls?metric=x&range=century")).toBeUndefined();
});
