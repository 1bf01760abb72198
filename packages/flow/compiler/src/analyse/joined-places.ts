import type { NodeId } from "@patchbay/flow-model/document";
import type { ResolvedFlow } from "../resolve.ts";
import { type Parallel, parallelsOf } from "./parallels.ts";
import { type Place, type Places, placesOf, type WayOut } from "./place.ts";
import { type SetByBranch, setByBranch } from "./set-by-branch.ts";
import { waysFrom, wayTo } from "./ways.ts";

const joinedOfFlow = new WeakMap<ResolvedFlow, Places>();

/**
 * The flow's places as a walk along one branch sees them: past a join, what the other branches set is known to be set where the join
 * waits for all of them, and no value that they may have changed is known any more. A join that is left because branches did not come
 * has nothing from them for certain, not even from the branch that was walked: there, the walk goes on from the fork.
 */
export function joinedPlaces(flow: ResolvedFlow): Places {
  const found = joinedOfFlow.get(flow);
  if (found) return found;
  const drawn = placesOf(flow);
  const { start, all } = drawn;
  const changed = new Map<NodeId, Place>();
  for (const parallel of parallelsOf(flow)) {
    const fork = changed.get(parallel.fork) ?? all.get(parallel.fork);
    const place = parallel.join === undefined ? undefined : all.get(parallel.join);
    if (parallel.join === undefined || !place || !fork) continue;
    const sets = parallel.branches.map((branch) => setByBranch(branch, all));
    changed.set(parallel.join, joined(place, sets));
    changed.set(parallel.fork, { ...fork, ways: [...fork.ways, ...waysWithoutBranches(place, parallel, sets, all)] });
  }
  const places = changed.size === 0 ? drawn : { start, all: new Map([...all, ...changed]) };
  joinedOfFlow.set(flow, places);
  return places;
}

function joined(place: Place, sets: readonly SetByBranch[]): Place {
  const always = [...new Set(sets.flatMap((one) => [...one.always]))];
  const waitsForAll = place.step?.op === "join" && place.step.needs === 0;
  const ways = place.ways.filter((way) => !isLeftWithout(place, way));
  return {
    ...place,
    ways: ways.map((way) => ({
      ...way,
      blurs: mayBeSet(sets),
      sets: [...(way.sets ?? []), ...(waitsForAll ? always : [])],
    })),
  };
}

/** From the fork to where its join leads when too few branches come, or none in time; drawn by way of the first branch. */
function waysWithoutBranches(
  join: Place,
  { fork, branches: [first] }: Parallel,
  sets: readonly SetByBranch[],
  all: Places["all"],
): readonly WayOut[] {
  if (!first) return [];
  const { steps } = first;
  const along = waysFrom({ start: fork, all }, first.first, (_way, { node }) => steps.has(node.id));
  const between = wayTo(along, join.node.id).slice(0, -1);
  const waits = join.step?.op === "join" && join.step.withinMs !== 0;
  return join.ways
    .filter((way) => isLeftWithout(join, way) && (waits || way.spec?.error))
    .map((way) => ({
      ...way,
      exit: first.exit,
      via: [...between, { node: join.node.id, exit: way.exit }],
      blurs: mayBeSet(sets),
    }));
}

function isLeftWithout({ step }: Place, { exit }: WayOut): boolean {
  return step?.op === "join" && exit !== step.done.exit;
}

function mayBeSet(sets: readonly SetByBranch[]): readonly string[] {
  return [...new Set(sets.flatMap(({ maybe }) => [...maybe]))];
}
