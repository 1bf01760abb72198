import type { Json, JsonObject } from "@patchbay/base/json";
import type { FormField } from "./form-fields.ts";

export interface FieldValue {
  readonly field: FormField;
  /** From the config's root, e.g. `["choices", 0, "digit"]`. */
  readonly path: readonly (string | number)[];
  readonly value: Json;
}

/** Every field of a config that has a value, with its form field, depth first. */
export function* walkConfig(
  fields: readonly FormField[],
  config: JsonObject,
  path: readonly (string | number)[] = [],
): Generator<FieldValue> {
  for (const field of fields) {
    const value = Object.hasOwn(config, field.name) ? config[field.name] : undefined;
    if (value !== undefined) yield* walkField(field, value, [...path, field.name]);
  }
}

function* walkField(field: FormField, value: Json, path: readonly (string | number)[]): Generator<FieldValue> {
  yield { field, path, value };
  switch (field.kind) {
    case "list":
      for (const [index, item] of asList(value).entries()) yield* walkField(field.item, item, [...path, index]);
      break;
    case "record":
      for (const [key, item] of Object.entries(asObject(value))) yield* walkField(field.value, item, [...path, key]);
      break;
    case "group":
      yield* walkConfig(field.fields, asObject(value), path);
      break;
    case "variants": {
      const object = asObject(value);
      const variant = field.variants.find((option) => option.value === object[field.tag]);
      if (variant) yield* walkConfig(variant.fields, object, path);
    }
  }
}

function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: Json): JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as JsonObject) : {};
}
