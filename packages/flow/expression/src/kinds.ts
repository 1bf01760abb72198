import type { Json } from "@patchbay/base/json";
import { isList } from "./values.ts";

/** A set of kinds of value, one bit each: what is known of a value before there is one. */
export type Kinds = number;

export const NO_KIND: Kinds = 0;
export const NULL: Kinds = 1;
export const TEXT: Kinds = 2;
export const NUMBER: Kinds = 4;
export const BOOLEAN: Kinds = 8;
export const LIST: Kinds = 16;
export const OBJECT: Kinds = 32;
export const ANY_KIND: Kinds = 63;

export const KINDS = {
  null: NULL,
  text: TEXT,
  number: NUMBER,
  boolean: BOOLEAN,
  list: LIST,
  object: OBJECT,
} as const satisfies Readonly<Record<string, Kinds>>;

export type KindName = keyof typeof KINDS;

export function kindsOfValue(value: Json): Kinds {
  if (value === null) return NULL;
  if (isList(value)) return LIST;
  return KINDS[typeof value === "string" ? "text" : (typeof value as "number" | "boolean" | "object")];
}

export function kindNames(kinds: Kinds): readonly KindName[] {
  return (Object.keys(KINDS) as KindName[]).filter((name) => (KINDS[name] & kinds) !== 0);
}
