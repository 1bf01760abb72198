import { type Json, type JsonObject, sameJson } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId } from "../document.ts";
import { asJson, at, type FlowSides, nodeIds, WireMap } from "./flow-parts.ts";
import { conflictOf, type Decide, mergeJson, type Three } from "./merge-json.ts";

export interface MergedNodes {
  readonly nodes: FlowDocument["nodes"];
  /** Steps that a side had removed and that stay all the same: that side's missing wires say nothing. */
  readonly keptAgainst: { readonly ours: ReadonlySet<NodeId>; readonly theirs: ReadonlySet<NodeId> };
}

export function mergeNodes(sides: FlowSides, clash: Decide): MergedNodes {
  const { base, ours, theirs } = sides;
  const keptAgainst = { ours: new Set<NodeId>(), theirs: new Set<NodeId>() };
  const wiredByUs = newlyWired(base, ours);
  const wiredByThem = newlyWired(base, theirs);
  const nodes = nodeIds(base, ours, theirs).flatMap((id) => {
    const three: Three = { base: asNode(base, id), ours: asNode(ours, id), theirs: asNode(theirs, id) };
    const used = (three.ours ? wiredByUs : wiredByThem).has(id);
    const merged = mergeNode(three, id, used, clash);
    if (merged === undefined) return [];
    if (three.base !== undefined && three.ours === undefined) keptAgainst.ours.add(id);
    if (three.base !== undefined && three.theirs === undefined) keptAgainst.theirs.add(id);
    return [[id, merged as unknown as FlowNode] as const];
  });
  return { nodes: Object.fromEntries(nodes), keptAgainst };
}

function asNode(flow: FlowDocument, id: NodeId): Json | undefined {
  return asJson(at(flow.nodes, id));
}

/** Steps at either end of a wire that the side drew: it counts on them being there. */
function newlyWired(base: FlowDocument, side: FlowDocument): ReadonlySet<NodeId> {
  const before = new WireMap(base);
  return new Set(side.wires.flatMap(({ from, exit, to }) => (before.get(from, exit) === to ? [] : [from, to])));
}

/** `used`: the side that still has the step drew a wire to or from it. */
function mergeNode(three: Three, id: NodeId, used: boolean, clash: Decide): Json | undefined {
  const { base, ours, theirs } = three;
  const path = ["nodes", id];
  const removedByOne = base !== undefined && (ours === undefined) !== (theirs === undefined);
  if (removedByOne && used && sameJson(base, ours ?? theirs)) return three[clash(conflictOf(three, path))];
  if (base === undefined || ours === undefined || theirs === undefined) return mergeJson(three, path, clash);
  const [was, our, their] = [base, ours, theirs].map((node) => split(node as JsonObject)) as [Split, Split, Split];
  if (sameJson(was.kind, our.kind) && sameJson(was.kind, their.kind)) return mergeJson(three, path, clash);
  // Settings of another type, or of another version of it, mean something else: they are taken whole.
  const look = mergeJson({ base: was.look, ours: our.look, theirs: their.look }, path, clash);
  const work = { base: was.work, ours: our.work, theirs: their.work };
  const taken = sameJson(was.work, our.work)
    ? their.work
    : sameJson(was.work, their.work) || sameJson(our.work, their.work)
      ? our.work
      : work[clash(conflictOf(work, [...path, "config"]))];
  return { ...(look as JsonObject), ...taken };
}

interface Split {
  readonly kind: JsonObject;
  /** What the step does, and what only names it. */
  readonly work: JsonObject;
  readonly look: JsonObject;
}

function split({ type, version, config, ...look }: JsonObject): Split {
  const kind = { type, version } as JsonObject;
  return { kind, work: { ...kind, config } as JsonObject, look: look as JsonObject };
}
