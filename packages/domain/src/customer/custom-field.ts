import type { Json, JsonObject } from "@patchbay/base/json";

export const FIELD_TYPES = ["text", "number", "date", "choice", "yes-no"] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** What a tenant wants to know of every customer. */
export interface CustomField {
  readonly key: string;
  readonly title: string;
  readonly type: FieldType;
  /** Of a choice. */
  readonly choices: readonly string[];
  /** The number that says what the customer is worth, for the portrait. */
  readonly isValue: boolean;
}

/** The first field whose value is not of its type. What nobody defined is taken as it is: other systems bring their own. */
export function wrongField(definitions: readonly CustomField[], fields: JsonObject): CustomField | undefined {
  return definitions.find((definition) => !fits(definition, fields[definition.key]));
}

function fits({ type, choices }: CustomField, value: Json | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  switch (type) {
    case "text":
      return typeof value === "string";
    case "number":
      return typeof value === "number" && Number.isFinite(value);
    case "yes-no":
      return typeof value === "boolean";
    case "choice":
      return typeof value === "string" && choices.includes(value);
    case "date":
      return typeof value === "string" && isDate(value);
  }
}

/** What somebody wrote into a form or a spreadsheet, as the field's value; undefined: it is none. */
export function fieldValue({ type, choices }: CustomField, written: string): Json | undefined {
  const text = written.trim();
  switch (type) {
    case "text":
      return text;
    case "number":
      return /^[+-]?\d+([.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
    case "yes-no":
      return /^(yes|true|1|是|对)$/i.test(text) ? true : /^(no|false|0|否|不)$/i.test(text) ? false : undefined;
    case "choice":
      return choices.find((choice) => choice.toLowerCase() === text.toLowerCase());
    case "date":
      return isDate(text) ? text : undefined;
  }
}

/** A day as ISO 8601 writes it, and one that exists. */
function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
