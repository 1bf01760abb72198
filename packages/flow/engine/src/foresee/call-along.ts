import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { RunAt } from "../run.ts";
import { beginnings, type CoverOptions, type ImaginedCall, nextVisits, type Visit, walked } from "./cover-paths.ts";
import { samplesFor } from "./samples.ts";

/** How far a call has come along a way: it left it, is on it still, or has come to its end. */
type Progress = "left" | "along" | "arrived";

/** A call that takes this way from its start, as a check's finding shows one; undefined when none is found. */
export function callAlong(
  way: readonly PathPlace[],
  { program, programs, registry, effort = 2_000 }: CoverOptions,
): ImaginedCall | undefined {
  const root = programs.get(program);
  if (!root) throw new Error(`no program ${program}`);
  const samples = samplesFor(programs.values());
  const queue: Visit[] = beginnings(root, samples).map((variables) => ({ variables, events: [] }));
  for (let index = 0; index < queue.length && index < effort; index++) {
    const visit = queue[index] as Visit;
    const { core, path } = walked(visit, program, programs);
    const progress = progressOf(path, root.flow, way);
    if (progress === "arrived") return { ...visit, path, outcome: core.end?.outcome };
    if (progress === "along") queue.push(...nextVisits(visit, core, registry, samples));
  }
  return undefined;
}

function progressOf(path: readonly RunAt[], flow: string, way: readonly PathPlace[]): Progress {
  const own = path.filter((at) => at.flow === flow);
  // What happens in the branches beside it is not on the way.
  const isBeside = own.some(({ branch }) => branch !== undefined);
  let next = 0;
  for (const { node, exit } of own) {
    const place = way[next];
    if (!place) return "arrived";
    if (isBeside) {
      if (node === place.node && exit === place.exit) next += 1;
      continue;
    }
    if (node !== place.node) return "left";
    // The last place of a way may be a step that is only entered.
    if (exit === undefined) next += place.exit === undefined ? 1 : 0;
    else if (exit === place.exit) next += 1;
    else return "left";
  }
  return next >= way.length ? "arrived" : "along";
}
