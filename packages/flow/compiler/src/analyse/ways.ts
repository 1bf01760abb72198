import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Place, Places, WayOut } from "./place.ts";

/** Each step that can be reached, with the step and exit before it on a shortest way (none for the first). */
export type Ways = ReadonlyMap<NodeId, { readonly from: NodeId; readonly exit: string } | undefined>;

/** All steps reached from one, nearest first, along ways out that `follow` allows. */
export function waysFrom(
  places: Places,
  start: NodeId,
  follow: (way: WayOut, place: Place) => boolean = () => true,
): Ways {
  const ways = new Map<NodeId, { readonly from: NodeId; readonly exit: string } | undefined>([[start, undefined]]);
  for (const id of ways.keys()) {
    const place = places.all.get(id);
    for (const way of place?.ways ?? []) {
      if (ways.has(way.to) || !place || !follow(way, place)) continue;
      ways.set(way.to, { from: id, exit: way.exit });
    }
  }
  return ways;
}

/** The shortest way to a step, the first step included; empty when it is not reached. */
export function wayTo(ways: Ways, node: NodeId): readonly PathPlace[] {
  if (!ways.has(node)) return [];
  const path: PathPlace[] = [{ node }];
  for (let before = ways.get(node); before; before = ways.get(before.from))
    path.push({ node: before.from, exit: before.exit });
  return path.reverse();
}

export interface WayIn {
  readonly from: NodeId;
  readonly way: WayOut;
}

const waysIntoPlaces = new WeakMap<Places, ReadonlyMap<NodeId, readonly WayIn[]>>();

/** The ways that lead to each step. */
export function waysInto(places: Places): ReadonlyMap<NodeId, readonly WayIn[]> {
  const found = waysIntoPlaces.get(places);
  if (found) return found;
  const into = new Map<NodeId, WayIn[]>();
  for (const [from, { ways }] of places.all) {
    for (const way of ways) {
      const list = into.get(way.to);
      if (list) list.push({ from, way });
      else into.set(way.to, [{ from, way }]);
    }
  }
  waysIntoPlaces.set(places, into);
  return into;
}

/** The steps from which one that `isGoal` (or a way out that `isWay`) can be reached. */
export function leadingTo(
  places: Places,
  isGoal: (place: Place) => boolean,
  isWay: (way: WayOut) => boolean,
  follow: (way: WayOut) => boolean = () => true,
): ReadonlySet<NodeId> {
  const into = waysInto(places);
  const reached = new Set<NodeId>();
  for (const [id, place] of places.all)
    if (isGoal(place) || place.ways.some((way) => follow(way) && isWay(way))) reached.add(id);
  for (const id of reached) for (const { from, way } of into.get(id) ?? []) if (follow(way)) reached.add(from);
  return reached;
}
