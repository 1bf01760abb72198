import type { Json, JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import type { TicketStatus } from "../ticket.ts";

export const FIELD_KINDS = ["text", "number", "date", "choice", "choices", "checkbox", "person"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

export interface TicketField {
  /** Its name in `ticket.fields`. */
  readonly key: string;
  readonly title: string;
  readonly kind: FieldKind;
  /** Of `choice` and `choices`. */
  readonly options: readonly string[];
  /** A ticket may not be in these without it. */
  readonly requiredIn: readonly TicketStatus[];
  /** Customers see and fill it in. */
  readonly public: boolean;
}

/** A kind of ticket: what is written down about it, and the flow that is its life. */
export interface TicketType {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly TicketField[];
  /** Where its flow is bound, `ticket_…`; absent: it lives by the usual five statuses alone. */
  readonly address?: string;
}

export interface BadField {
  readonly field: string;
  readonly why: "missing" | "not-of-kind" | "no-option";
}

export interface FieldsRefused {
  readonly code: "ticket.bad-fields";
  readonly fields: readonly BadField[];
}

const LONGEST = 4_000;

/** Values in the form in which they are kept; fields that the type does not know pass (flows keep things there). */
export function checkFields(
  { fields }: Pick<TicketType, "fields">,
  values: JsonObject,
  status: TicketStatus,
): Result<JsonObject, FieldsRefused> {
  const bad: BadField[] = [];
  const kept: Record<string, Json> = { ...values };
  for (const field of fields) {
    const value = values[field.key];
    const isEmpty = value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
    if (isEmpty) {
      if (field.requiredIn.includes(status)) bad.push({ field: field.key, why: "missing" });
      delete kept[field.key];
      continue;
    }
    const why = faultOf(field, value as Json);
    if (why) bad.push({ field: field.key, why });
  }
  return bad.length === 0 ? ok(kept) : err({ code: "ticket.bad-fields", fields: bad });
}

function faultOf({ kind, options }: TicketField, value: Json): BadField["why"] | undefined {
  const isText = typeof value === "string" && value.length <= LONGEST;
  switch (kind) {
    case "text":
    case "person":
      return isText ? undefined : "not-of-kind";
    case "number":
      return typeof value === "number" && Number.isFinite(value) ? undefined : "not-of-kind";
    case "checkbox":
      return typeof value === "boolean" ? undefined : "not-of-kind";
    case "date":
      return isText && isDate(value as string) ? undefined : "not-of-kind";
    case "choice":
      if (!isText) return "not-of-kind";
      return options.includes(value as string) ? undefined : "no-option";
    case "choices":
      if (!Array.isArray(value)) return "not-of-kind";
      return value.every((one) => typeof one === "string" && options.includes(one)) ? undefined : "no-option";
  }
}

/** `YYYY-MM-DD`, and a day that there is. */
function isDate(text: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
