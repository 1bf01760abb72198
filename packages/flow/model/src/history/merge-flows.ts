import { sameJson } from "@patchbay/base/json";
import type { FlowDocument, NodeId, Point } from "../document.ts";
import { asJson, at, type FlowSides, isPlace, restOf } from "./flow-parts.ts";
import { type Decide, type MergeConflict, mergeJson } from "./merge-json.ts";
import { mergeNodes } from "./merge-nodes.ts";
import { mergeWires } from "./merge-wires.ts";
import { renamedNodes, withIds } from "./renamed-nodes.ts";

export interface FlowMerge {
  /** Always a flow that can be read and drawn; where sides conflict, the side that was decided for. */
  readonly flow: FlowDocument;
  readonly conflicts: readonly MergeConflict[];
}

/**
 * Merges two people's work on one flow, property by property. What one side changed is taken; what both changed differently
 * is a conflict, with our value unless `decide` says otherwise. Where cards stand never conflicts: our place wins.
 */
export function mergeFlows(sides: FlowSides, decide: Decide = () => "ours"): FlowMerge {
  const same = sameIds(sides);
  const { base, ours, theirs } = same;
  const conflicts: MergeConflict[] = [];
  const clash: Decide = (conflict) => {
    conflicts.push(conflict);
    return decide(conflict);
  };
  const three = { base: restOf(base), ours: restOf(ours), theirs: restOf(theirs) };
  const rest = mergeJson(three, [], (conflict) => (isPlace(conflict.path) ? "ours" : clash(conflict)));
  const merged = mergeNodes(same, clash);
  const wires = mergeWires(same, merged, clash);
  const layout = mergeLayout(same, merged.nodes);
  return { flow: { ...(rest as object), nodes: merged.nodes, wires, layout } as FlowDocument, conflicts };
}

/** The three with one id for each step: a side that gave a step another id is followed by the others. */
function sameIds({ base, ours, theirs }: FlowSides): FlowSides {
  const free = (ids: ReadonlyMap<NodeId, NodeId>, ...others: readonly FlowDocument[]) =>
    new Map([...ids].filter(([, to]) => others.every(({ nodes }) => !Object.hasOwn(nodes, to))));
  const byUs = free(renamedNodes(base, ours), theirs);
  const followed = { base: withIds(base, byUs), theirs: withIds(theirs, byUs) };
  const byThem = free(renamedNodes(followed.base, followed.theirs), ours);
  return { base: withIds(followed.base, byThem), ours: withIds(ours, byThem), theirs: followed.theirs };
}

function mergeLayout({ base, ours, theirs }: FlowSides, nodes: FlowDocument["nodes"]): FlowDocument["layout"] {
  const places = (Object.keys(nodes) as NodeId[]).flatMap((id) => {
    const [was, our, their] = [at(base.layout, id), at(ours.layout, id), at(theirs.layout, id)];
    const place: Point | undefined = our && !sameJson(asJson(was), asJson(our)) ? our : (their ?? our);
    return place ? [[id, place] as const] : [];
  });
  return Object.fromEntries(places);
}
