import type { NodeId } from "@patchbay/flow-model/document";
import type { ResolvedNode } from "../resolve.ts";
import type { FlowBranch } from "./parallels.ts";
import type { Place, WayOut } from "./place.ts";

/** What a branch may have set when it arrives, and what it has set whichever way it took. */
export interface SetByBranch {
  readonly maybe: ReadonlySet<string>;
  readonly always: ReadonlySet<string>;
}

/** Follows a branch from its first step to its joins, and keeps on each step what all ways to it have set. */
export function setByBranch(branch: FlowBranch, all: ReadonlyMap<NodeId, Place>): SetByBranch {
  const maybe = new Set<string>();
  const before = new Map<NodeId, ReadonlySet<string>>([[branch.first, new Set()]]);
  const queue = [branch.first];
  for (const id of queue) {
    const place = branch.steps.has(id) ? all.get(id) : undefined;
    for (const way of place?.ways ?? []) {
      const sets = place ? namesSet(place.node, way) : [];
      for (const name of sets) maybe.add(name);
      const arrives = new Set([...(before.get(id) ?? []), ...sets]);
      const known = before.get(way.to);
      const common = known ? new Set([...known].filter((name) => arrives.has(name))) : arrives;
      if (known && known.size === common.size) continue;
      before.set(way.to, common);
      queue.push(way.to);
    }
  }
  const ends = [...branch.joins].map((join) => before.get(join) ?? new Set<string>());
  const [first = new Set<string>(), ...others] = ends;
  return { maybe, always: new Set([...first].filter((name) => others.every((other) => other.has(name)))) };
}

/** The variables that a step's config names, when it is left by an exit that sets. */
export function namesSet({ fields }: ResolvedNode, { spec, sets = [] }: WayOut): readonly string[] {
  const does = spec && (spec.sets ?? !spec.error);
  const own = does ? fields.filter(({ field, value }) => field.hint.holds === "variable" && value !== "") : [];
  return [...own.map(({ value }) => String(value)), ...sets];
}
