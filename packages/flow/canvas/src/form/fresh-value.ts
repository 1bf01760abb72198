import type { Json, JsonObject } from "@patchbay/base/json";
import type { FormField } from "@patchbay/node-kit/form-fields";
import { asObject } from "./set-at.ts";

/** What a field holds before anybody touched it: its default, or the emptiest value of its kind. */
export function freshValue(field: FormField): Json {
  if (field.default !== undefined) return field.default;
  switch (field.kind) {
    case "text":
      return "";
    case "number":
      return field.min ?? 0;
    case "switch":
      return false;
    case "select":
      return field.values[0] ?? "";
    case "list":
      return [];
    case "record":
      return {};
    case "group":
      return freshObject(field.fields);
    case "variants": {
      const first = field.variants[0];
      return first ? freshVariant(field.tag, first.value, first.fields) : {};
    }
  }
}

/** A fresh item of a list. An `id` among its fields gets one that no other item has: wires hang on it. */
export function freshItem(field: FormField, others: readonly Json[]): Json {
  const item = freshValue(field);
  if (field.kind !== "group" || !field.fields.some((inner) => inner.name === "id")) return item;
  const taken = new Set(others.map((other) => asObject(other).id));
  for (let number = others.length + 1; ; number += 1) {
    const id = `c${number}`;
    if (!taken.has(id)) return { ...asObject(item), id };
  }
}

export function freshVariant(tag: string, value: string, fields: readonly FormField[]): JsonObject {
  return { [tag]: value, ...freshObject(fields) };
}

function freshObject(fields: readonly FormField[]): JsonObject {
  return Object.fromEntries(fields.filter((field) => !field.optional).map((field) => [field.name, freshValue(field)]));
}
