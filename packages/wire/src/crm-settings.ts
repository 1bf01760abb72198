import { z } from "zod";
import { secretHeader } from "./secret-header.ts";

const MAX_FIELDS = 60;
const NAME = /^[A-Za-z_]\w{0,59}$/;
/** Where something stands in JSON: `properties.email`, `data.0`. */
const PLACE = /^[A-Za-z0-9_-]{1,80}(\.[A-Za-z0-9_-]{1,80}){0,9}$/;
const UNSAFE = /(^|\.)(__proto__|constructor|prototype)(\.|$)/;

const place = z
  .string()
  .trim()
  .refine((text) => text === "" || isPlace(text), "a path of names, e.g. data.contacts");
/** On from the base address; what is in braces is filled in and escaped. */
const path = z.string().trim().startsWith("/").max(500);

/**
 * A CRM with a REST interface that speaks JSON. `{{field}}`, `{{value}}` and `{{id}}` in paths are filled in. `fields` has one line
 * per field, `name = place`: the name that flows use, and where the field stands in a contact's JSON.
 */
export const crmSettings = z.object({
  baseUrl: z.url({ protocol: /^https?$/ }).max(2_000),
  ...secretHeader,
  findPath: path.default("/contacts?{{field}}={{value}}"),
  /** Where the answer to a search has its contact, or the list of them; empty: it is the answer itself. */
  foundAt: place.default(""),
  createPath: path.default("/contacts"),
  updatePath: path.default("/contacts/{{id}}"),
  updateMethod: z.enum(["PATCH", "PUT", "POST"]).default("PATCH"),
  /** Where a contact has its id. */
  idAt: place.default("id"),
  fields: z
    .string()
    .max(10_000)
    .refine((text) => crmFields(text) !== undefined, "one field a line: name = place")
    .default("name = name\nphone = phone\nemail = email"),
});

export type CrmSettings = z.output<typeof crmSettings>;

/** Name → place; undefined when a line is neither empty nor `name = place`, or there are too many. */
export function crmFields(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const [name = "", at = "", ...more] = line.split("=").map((part) => part.trim());
    if (!NAME.test(name) || !isPlace(at) || more.length > 0) return undefined;
    fields.set(name, at);
  }
  return fields.size <= MAX_FIELDS ? fields : undefined;
}

function isPlace(text: string): boolean {
  return PLACE.test(text) && !UNSAFE.test(text);
}
