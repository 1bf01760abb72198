import type { Json } from "@patchbay/base/json";

export type ValueType = "text" | "number" | "boolean" | "list" | "object";

/** A value as one of this type, also when it came as text; undefined when it is none. */
export function typedValue(value: Json | undefined, type: ValueType): Json | undefined {
  switch (type) {
    case "text":
      return value === null || typeof value === "object" || value === undefined ? undefined : String(value);
    case "number":
      return numberIn(value);
    case "boolean":
      return value === true || value === "true" ? true : value === false || value === "false" ? false : undefined;
    case "list":
      return Array.isArray(value) ? value : undefined;
    case "object":
      return value !== null && typeof value === "object" && !Array.isArray(value) ? value : undefined;
  }
}

function numberIn(value: Json | undefined): number | undefined {
  if (typeof value === "number") return value;
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : Number.NaN;
  return Number.isFinite(read) ? read : undefined;
}
