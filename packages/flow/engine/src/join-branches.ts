import type { Json, JsonObject } from "@patchbay/base/json";
import { type EndedBranch, MAX_BRANCHES } from "./run-core.ts";

/** Not a branch's to change: the call is the same for all, and the join has its own time. */
const NOT_MERGED: ReadonlySet<string> = new Set(["call", "now"]);

export function isRoomFor(more: number, live: number): boolean {
  return live + more <= MAX_BRANCHES;
}

/**
 * What branches changed, for the run to take over: of those that arrived, in the order in which they did, so that of two that set one
 * variable the later wins. What a branch left as it was is not its to overwrite.
 */
export function changedBy(
  arrived: readonly (EndedBranch & { readonly exit: string })[],
  before: JsonObject,
  into: string | undefined,
): JsonObject {
  const inOrder = [...arrived].sort((one, other) => one.arrived - other.arrived);
  const set: Record<string, Json> = {};
  for (const { variables } of inOrder) {
    for (const [name, value] of Object.entries(variables)) {
      if (NOT_MERGED.has(name) || JSON.stringify(value) === JSON.stringify(before[name])) continue;
      set[name] = value;
    }
  }
  return into === undefined ? set : { ...set, [into]: inOrder.map(({ exit }) => exit.replace(/^choice:/, "")) };
}
