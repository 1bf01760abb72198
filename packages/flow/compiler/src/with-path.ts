import type { Diagnostic, PathPlace } from "@patchbay/flow-model/diagnostic";
import { placesOf } from "./analyse/place.ts";
import { type Ways, waysFrom, wayTo } from "./analyse/ways.ts";
import type { ResolvedFlow } from "./resolve.ts";

/** Gives findings at a step that can be reached the shortest way to it, and those that show a stretch the way to its beginning. */
export function withPaths(findings: readonly Diagnostic[], flow: ResolvedFlow): readonly Diagnostic[] {
  const places = placesOf(flow);
  if (places.start === undefined || findings.length === 0) return findings;
  const ways = waysFrom(places, places.start);
  return findings.map((finding) => {
    const path = pathOf(finding, ways);
    return path.length === 0 ? finding : { ...finding, path };
  });
}

function pathOf({ path, node }: Diagnostic, ways: Ways): readonly PathPlace[] {
  const [first] = path ?? (node === undefined ? [] : [{ node }]);
  if (!first) return [];
  const before = wayTo(ways, first.node).slice(0, -1);
  return before.length === 0 && !path ? wayTo(ways, first.node) : [...before, ...(path ?? [first])];
}
