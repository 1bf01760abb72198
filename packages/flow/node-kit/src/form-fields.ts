import type { Json, JsonObject } from "@patchbay/base/json";
import { z } from "zod";
import type { NodeType } from "./define-node.ts";
import type { FormHint } from "./form-hint.ts";

/** One field of a node's form, read from its config schema. The canvas draws these; the checks walk them. */
export type FormField = FieldBase &
  (
    | { readonly kind: "text"; readonly minLength?: number; readonly maxLength?: number; readonly pattern?: string }
    | { readonly kind: "number"; readonly min?: number; readonly max?: number; readonly integer: boolean }
    | { readonly kind: "switch" }
    | { readonly kind: "select"; readonly values: readonly string[] }
    | { readonly kind: "list"; readonly item: FormField; readonly minItems?: number; readonly maxItems?: number }
    | { readonly kind: "group"; readonly fields: readonly FormField[] }
    /** One of several shapes, told apart by the value of the field `tag`. */
    | { readonly kind: "variants"; readonly tag: string; readonly variants: readonly FormVariant[] }
    /** Free keys, one kind of value. */
    | { readonly kind: "record"; readonly value: FormField }
  );

interface FieldBase {
  readonly name: string;
  readonly hint: FormHint;
  readonly optional: boolean;
  readonly default?: Json;
}

export interface FormVariant {
  readonly value: string;
  readonly fields: readonly FormField[];
}

interface Schema {
  readonly type?: string;
  readonly form?: FormHint;
  readonly default?: Json;
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly additionalProperties?: Schema | boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

const forms = new WeakMap<NodeType, readonly FormField[]>();

/** The form of a node type, field by field in the schema's order. */
export function formOf(definition: NodeType): readonly FormField[] {
  const known = forms.get(definition);
  if (known) return known;
  const fields = fieldsOf(schemaOf(definition) as Schema);
  forms.set(definition, fields);
  return fields;
}

/** The config's JSON Schema (draft 2020-12); form hints stand under `form`. */
export function schemaOf(definition: NodeType): JsonObject {
  return z.toJSONSchema(definition.config, { io: "input" }) as unknown as JsonObject;
}

function fieldsOf(schema: Schema, except?: string): readonly FormField[] {
  return Object.entries(schema.properties ?? {})
    .filter(([name]) => name !== except)
    .map(([name, property]) => fieldOf(name, property, !(schema.required ?? []).includes(name)));
}

function fieldOf(name: string, schema: Schema, optional: boolean): FormField {
  const base = {
    name,
    hint: schema.form ?? { title: { en: name, zh: name } },
    optional,
    ...(schema.default === undefined ? {} : { default: schema.default }),
  };
  if (schema.oneOf) return { ...base, kind: "variants", ...variantsOf(schema.oneOf) };
  if (schema.enum) return { ...base, kind: "select", values: schema.enum };
  switch (schema.type) {
    case "boolean":
      return { ...base, kind: "switch" };
    case "integer":
    case "number":
      return {
        ...base,
        kind: "number",
        integer: schema.type === "integer",
        ...limits(schema, { minimum: "min", maximum: "max" }),
      };
    case "array":
      return {
        ...base,
        kind: "list",
        item: fieldOf("item", schema.items ?? {}, false),
        ...limits(schema, { minItems: "minItems", maxItems: "maxItems" }),
      };
    case "object":
      if (schema.properties) return { ...base, kind: "group", fields: fieldsOf(schema) };
      return { ...base, kind: "record", value: fieldOf("value", valueSchema(schema), false) };
    default:
      return {
        ...base,
        kind: "text",
        ...limits(schema, { minLength: "minLength", maxLength: "maxLength", pattern: "pattern" }),
      };
  }
}

function valueSchema(schema: Schema): Schema {
  return typeof schema.additionalProperties === "object" ? schema.additionalProperties : { type: "string" };
}

function variantsOf(options: readonly Schema[]): { readonly tag: string; readonly variants: readonly FormVariant[] } {
  const tag =
    Object.entries(options[0]?.properties ?? {}).find(([, property]) => property.const !== undefined)?.[0] ?? "kind";
  return {
    tag,
    variants: options.map((option) => ({
      value: option.properties?.[tag]?.const ?? "",
      fields: fieldsOf(option, tag),
    })),
  };
}

function limits<Names extends Readonly<Record<string, string>>>(
  schema: Schema,
  names: Names,
): { readonly [Key in keyof Names as Names[Key]]?: never } {
  const found = Object.entries(names)
    .map(([from, to]) => [to, schema[from as keyof Schema]] as const)
    .filter(([, value]) => value !== undefined && Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER);
  return Object.fromEntries(found) as { readonly [Key in keyof Names as Names[Key]]?: never };
}
