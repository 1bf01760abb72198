import { canonicalJson } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId } from "../document.ts";
import { asJson } from "./flow-parts.ts";

/**
 * Steps that have another id but are otherwise the same: gone here, new there, alike in all they say, and nothing else is
 * like them.
 */
export function renamedNodes(before: FlowDocument, after: FlowDocument): ReadonlyMap<NodeId, NodeId> {
  const gone = alike(before, after);
  const fresh = alike(after, before);
  const pairs = [...gone].flatMap(([content, ids]) => {
    const others = fresh.get(content) ?? [];
    return ids.length === 1 && others.length === 1 ? [[ids[0] as NodeId, others[0] as NodeId] as const] : [];
  });
  return new Map(pairs);
}

/** Nodes of one flow that the other lacks, by what they say. */
function alike(flow: FlowDocument, other: FlowDocument): ReadonlyMap<string, readonly NodeId[]> {
  const ids = (Object.keys(flow.nodes) as NodeId[]).filter((id) => !Object.hasOwn(other.nodes, id));
  return Map.groupBy(ids, (id) => canonicalJson(asJson(flow.nodes[id] as FlowNode) ?? null));
}

/** The flow with ids replaced in nodes, wires and layout. New ids must not be taken by other nodes. */
export function withIds(flow: FlowDocument, ids: ReadonlyMap<NodeId, NodeId>): FlowDocument {
  if (ids.size === 0) return flow;
  const renamed = (id: NodeId): NodeId => ids.get(id) ?? id;
  const record = <Value>(values: Readonly<Record<NodeId, Value>>): Readonly<Record<NodeId, Value>> =>
    Object.fromEntries(Object.entries(values).map(([id, value]) => [renamed(id as NodeId), value]));
  return {
    ...flow,
    nodes: record(flow.nodes),
    layout: record(flow.layout),
    wires: flow.wires.map((wire) => ({ ...wire, from: renamed(wire.from), to: renamed(wire.to) })),
  };
}
