import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";

const KEYS = ["id", "name"] as const;

/** A list whose items have names of their own: what was moved in it is not another item. */
export interface KeyedList {
  readonly order: readonly string[];
  readonly items: ReadonlyMap<string, JsonObject>;
}

/** The lists as keyed ones, when all of them are by the same key (`id`, else `name`) without a name given twice. */
export function keyedLists(lists: readonly (readonly Json[])[]): readonly KeyedList[] | undefined {
  for (const key of KEYS) {
    const keyed = lists.map((list) => keyedBy(key, list));
    if (keyed.every((list) => list !== undefined)) return keyed;
  }
  return undefined;
}

function keyedBy(key: string, list: readonly Json[]): KeyedList | undefined {
  const items = new Map<string, JsonObject>();
  for (const item of list) {
    const name = isJsonObject(item) && Object.hasOwn(item, key) ? item[key] : undefined;
    if (typeof name !== "string" || name === "" || items.has(name)) return undefined;
    items.set(name, item as JsonObject);
  }
  return { order: [...items.keys()], items };
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
