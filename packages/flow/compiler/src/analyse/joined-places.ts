import type { NodeId } from "@patchbay/flow-model/document";
import type { ResolvedFlow } from "../resolve.ts";
import { type Parallel, parallelsOf } from "./parallels.ts";
import { type Place, type Places, placesOf, type WayOut } from "./place.ts";
import { setByBranch } from "./set-by-branch.ts";

const joinedOfFlow = new WeakMap<ResolvedFlow, Places>();

/**
 * The flow's places as a walk along one branch sees them: past a join, what the other branches set is known to be set where the join
 * waits for all of them, and no value that they may have changed is known any more.
 */
export function joinedPlaces(flow: ResolvedFlow): Places {
  const found = joinedOfFlow.get(flow);
  if (found) return found;
  const { start, all } = placesOf(flow);
  const changed = new Map<NodeId, Place>();
  for (const parallel of parallelsOf(flow)) {
    const place = parallel.join === undefined ? undefined : all.get(parallel.join);
    if (parallel.join !== undefined && place) changed.set(parallel.join, joined(place, parallel, all));
  }
  const places = changed.size === 0 ? { start, all } : { start, all: new Map([...all, ...changed]) };
  joinedOfFlow.set(flow, places);
  return places;
}

function joined(place: Place, { branches }: Parallel, all: ReadonlyMap<NodeId, Place>): Place {
  const sets = branches.map((branch) => setByBranch(branch, all));
  const blurs = [...new Set(sets.flatMap(({ maybe }) => [...maybe]))];
  const always = [...new Set(sets.flatMap((one) => [...one.always]))];
  const { step } = place;
  const waitsForAll = step?.op === "join" && step.needs === 0;
  const ways = place.ways.map((way): WayOut => {
    const isDone = step?.op === "join" && way.exit === step.done.exit;
    return { ...way, blurs, sets: [...(way.sets ?? []), ...(waitsForAll && isDone ? always : [])] };
  });
  return { ...place, ways };
}
