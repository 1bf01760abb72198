import { isJsonObject, type Json, type JsonObject, sameJson } from "@patchbay/base/json";
import type { Path, PropertyChange } from "./change.ts";
import { isList, type KeyedList, keyedLists } from "./keyed-list.ts";

/** The smallest values that differ, each with its path. Absent = not there. */
export function diffJson(
  before: Json | undefined,
  after: Json | undefined,
  path: Path = [],
): readonly PropertyChange[] {
  if (sameJson(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return diffObjects(before, after, path);
  if (isList(before) && isList(after)) {
    const [left, right] = keyedLists([before, after]) ?? [];
    if (left && right) return diffKeyed(left, right, path);
    if (before.length === after.length) {
      return before.flatMap((item, index) => diffJson(item, after[index], [...path, index]));
    }
  }
  return [{ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) }];
}

function diffObjects(before: JsonObject, after: JsonObject, path: Path): readonly PropertyChange[] {
  return allKeys(before, after).flatMap((key) => diffJson(own(before, key), own(after, key), [...path, key]));
}

function diffKeyed(before: KeyedList, after: KeyedList, path: Path): readonly PropertyChange[] {
  const names = [...new Set([...before.order, ...after.order])];
  const items = names.flatMap((name) => diffJson(before.items.get(name), after.items.get(name), [...path, name]));
  // Where the list would end up with what is gone taken out and what is new put last.
  const settled = names.filter((name) => after.items.has(name));
  if (settled.every((name, index) => after.order[index] === name)) return items;
  return [...items, { path, before: settled, after: after.order, order: true }];
}

export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

export function allKeys(...objects: readonly JsonObject[]): readonly string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();
}
