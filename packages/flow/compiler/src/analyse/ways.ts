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

/** The steps from which one that `isGoal` (or a way out that `isWay`) can be reached. */
export function leadingTo(
  { all }: Places,
  isGoal: (place: Place) => boolean,
  isWay: (way: WayOut) => boolean,
  follow: (way: WayOut) => boolean = () => true,
): ReadonlySet<NodeId> {
  const before = new Map<NodeId, NodeId[]>();
  const reached = new Set<NodeId>();
  for (const [id, place] of all) {
    if (isGoal(place) || place.ways.some((way) => follow(way) && isWay(way))) reached.add(id);
    for (const way of place.ways) {
      if (!follow(way)) continue;
      const list = before.get(way.to);
      if (list) list.push(id);
      else before.set(way.to, [id]);
    }
  }
  for (const id of reached) for (const from of before.get(id) ?? []) reached.add(from);
  return reached;
}
