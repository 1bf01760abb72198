import type { FlowDocument, NodeId, Wire } from "../document.ts";
import { type FlowSides, WireMap } from "./flow-parts.ts";
import { type Decide, mergeJson } from "./merge-json.ts";
import type { MergedNodes } from "./merge-nodes.ts";

/**
 * Merges where exits lead. Wires of a step that the merge took out go with it; a wire that hung in the air before (an
 * unfinished drawing) stays as it was.
 */
export function mergeWires({ base, ours, theirs }: FlowSides, merged: MergedNodes, clash: Decide): readonly Wire[] {
  const [was, our, their] = [new WireMap(base), new WireMap(ours), new WireMap(theirs)];
  const { keptAgainst } = merged;
  return WireMap.exits(was, our, their).flatMap(([from, exit]) => {
    const before = was.get(from, exit);
    const said = (side: WireMap, kept: ReadonlySet<NodeId>): NodeId | undefined => {
      const silent = kept.has(from) || (before !== undefined && kept.has(before));
      return side.get(from, exit) ?? (silent ? before : undefined);
    };
    const three = { base: before, ours: said(our, keptAgainst.ours), theirs: said(their, keptAgainst.theirs) };
    const to = mergeJson(three, ["wires", from, exit], clash) as NodeId | undefined;
    if (to === undefined) return [];
    const hung = (side: FlowDocument, map: WireMap, end: NodeId) =>
      map.get(from, exit) === to && !Object.hasOwn(side.nodes, end);
    const isCut = (end: NodeId) =>
      !Object.hasOwn(merged.nodes, end) && !hung(base, was, end) && !hung(ours, our, end) && !hung(theirs, their, end);
    if (isCut(from) || isCut(to)) return [];
    return [{ from, exit, to }];
  });
}
