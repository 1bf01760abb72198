import type { Json, JsonObject } from "@patchbay/base/json";

/** A copy of the object with one key set, or taken away by `undefined`. */
export function setKey(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  if (value !== undefined) return { ...object, [key]: value };
  const { [key]: _gone, ...rest } = object;
  return rest;
}

/** A copy of the list with one item replaced, or taken out by `undefined`. */
export function setItem(list: readonly Json[], index: number, value: Json | undefined): readonly Json[] {
  return value === undefined
    ? list.filter((_, at) => at !== index)
    : list.map((item, at) => (at === index ? value : item));
}

/** A copy with the item moved by one place; the same list at its ends. */
export function shiftItem(list: readonly Json[], index: number, by: -1 | 1): readonly Json[] {
  const to = index + by;
  if (to < 0 || to >= list.length) return list;
  const copy = [...list];
  const [item] = copy.splice(index, 1);
  copy.splice(to, 0, item as Json);
  return copy;
}

export function asObject(value: Json | undefined): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : {};
}

export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

export function asText(value: Json | undefined): string {
  return typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
}
