import { isJsonObject, type Json, type JsonObject, sameJson } from "@patchbay/base/json";
import type { NodeId } from "../document.ts";
import type { Path } from "./change.ts";
import { allKeys, own } from "./diff-json.ts";
import { isList, type KeyedList, keyedLists } from "./keyed-list.ts";
import { mergeOrder, type Orders, ordersClash, type Side } from "./merge-order.ts";

/** One property that both sides changed, each in its own way. Absent = not there on that side. */
export interface MergeConflict {
  /** From the document: `["nodes", "ask", "config", "timeoutMs"]`, `["wires", "ask", "timeout"]`, `["title"]`. */
  readonly path: Path;
  readonly node?: NodeId;
  readonly base?: Json;
  readonly ours?: Json;
  readonly theirs?: Json;
  /** The sides put the same items of a list in different orders; the values are the items' names. */
  readonly order?: true;
}

/** Says which side a conflict takes. Asked once for each, in a stable order. */
export type Decide = (conflict: MergeConflict) => Side;

export interface Three {
  readonly base?: Json | undefined;
  readonly ours?: Json | undefined;
  readonly theirs?: Json | undefined;
}

/** Merges three states of one value; `clash` is asked where both sides changed it in different ways. */
export function mergeJson(values: Three, path: Path, clash: Decide): Json | undefined {
  const { base, ours, theirs } = values;
  if (sameJson(ours, theirs) || sameJson(base, theirs)) return ours;
  if (sameJson(base, ours)) return theirs;
  if (isJsonObject(base) && isJsonObject(ours) && isJsonObject(theirs))
    return mergeObjects(base, ours, theirs, path, clash);
  if (isList(base) && isList(ours) && isList(theirs)) {
    const [was, our, their] = keyedLists([base, ours, theirs]) ?? [];
    if (was && our && their) return mergeKeyed(was, our, their, path, clash);
    if (base.length === ours.length && base.length === theirs.length) {
      return base.map(
        (item, index) =>
          mergeJson({ base: item, ours: ours[index], theirs: theirs[index] }, [...path, index], clash) as Json,
      );
    }
  }
  return values[clash(conflictOf(values, path))];
}

export function conflictOf({ base, ours, theirs }: Three, path: Path): MergeConflict {
  const node = path[0] === "nodes" || path[0] === "wires" ? (path[1] as NodeId) : undefined;
  return {
    path,
    ...(node === undefined ? {} : { node }),
    ...(base === undefined ? {} : { base }),
    ...(ours === undefined ? {} : { ours }),
    ...(theirs === undefined ? {} : { theirs }),
  };
}

function mergeObjects(base: JsonObject, ours: JsonObject, theirs: JsonObject, path: Path, clash: Decide): JsonObject {
  const members = allKeys(base, ours, theirs).flatMap((key) => {
    const three = { base: own(base, key), ours: own(ours, key), theirs: own(theirs, key) };
    const merged = mergeJson(three, [...path, key], clash);
    return merged === undefined ? [] : [[key, merged] as const];
  });
  return Object.fromEntries(members);
}

function mergeKeyed(base: KeyedList, ours: KeyedList, theirs: KeyedList, path: Path, clash: Decide): readonly Json[] {
  const names = new Set([...base.order, ...ours.order, ...theirs.order].sort());
  const merged = new Map<string, Json>();
  for (const name of names) {
    const three = { base: base.items.get(name), ours: ours.items.get(name), theirs: theirs.items.get(name) };
    const item = mergeJson(three, [...path, name], clash);
    if (item !== undefined) merged.set(name, item);
  }
  const orders: Orders = {
    base: base.order,
    ours: ours.order,
    theirs: theirs.order,
    kept: new Set(merged.keys()),
  };
  const { kept: _, ...sides } = orders;
  const order = ordersClash(orders)
    ? mergeOrder(orders, clash({ ...conflictOf(sides, path), order: true }))
    : mergeOrder(orders);
  return order.map((name) => merged.get(name) as Json);
}
