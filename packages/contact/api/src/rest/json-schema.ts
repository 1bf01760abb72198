import type { Json, JsonObject } from "@patchbay/base/json";
import { z } from "zod";

export interface ObjectSchema extends JsonObject {
  readonly properties: Readonly<Record<string, JsonObject>>;
  readonly required: readonly string[];
}

/** JSON Schema 2020-12 of what goes in or comes out, as OpenAPI 3.1 takes it. */
export function jsonSchema(schema: z.ZodType, io: "input" | "output"): JsonObject {
  const { $schema: _, $defs: __, ...made } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return withoutRecursion(made as unknown as Json) as JsonObject;
}

export function objectSchema(schema: z.ZodType): ObjectSchema {
  const made = jsonSchema(schema, "input");
  return { ...made, properties: {}, required: [], ...pick(made) };
}

function pick(made: JsonObject): Partial<ObjectSchema> {
  const { properties, required } = made as Partial<ObjectSchema>;
  return { ...(properties ? { properties } : {}), ...(required ? { required } : {}) };
}

/** The only recursive type of the API is "any JSON", which JSON Schema says shorter: `{}`. */
function withoutRecursion(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => withoutRecursion(item as Json));
  if (value === null || typeof value !== "object") return value;
  if ("$ref" in value) return {};
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutRecursion(item)]));
}
