import type { FlowDocument, FlowNode, NodeId, Wire } from "./document.ts";

/** A flow's nodes and wires, ready for walking. Wires to or from nodes that are not there are left out. */
export interface FlowGraph {
  readonly nodes: ReadonlyMap<NodeId, FlowNode>;
  /** The wire of an exit, if it is connected. */
  wire(from: NodeId, exit: string): Wire | undefined;
  wiresFrom(node: NodeId): readonly Wire[];
  wiresTo(node: NodeId): readonly Wire[];
}

export function graphOf(document: FlowDocument): FlowGraph {
  const nodes = new Map(Object.entries(document.nodes) as [NodeId, FlowNode][]);
  const out = new Map<NodeId, Wire[]>();
  const into = new Map<NodeId, Wire[]>();
  for (const wire of document.wires) {
    if (!nodes.has(wire.from) || !nodes.has(wire.to)) continue;
    addTo(out, wire.from, wire);
    addTo(into, wire.to, wire);
  }
  return {
    nodes,
    wire: (from, exit) => out.get(from)?.find((wire) => wire.exit === exit),
    wiresFrom: (node) => out.get(node) ?? [],
    wiresTo: (node) => into.get(node) ?? [],
  };
}

function addTo(map: Map<NodeId, Wire[]>, key: NodeId, wire: Wire): void {
  const list = map.get(key);
  if (list) list.push(wire);
  else map.set(key, [wire]);
}

/** Nodes reached from one, breadth first: each with the node before it on a shortest path (the first has none). */
export function reachedFrom(graph: FlowGraph, start: NodeId): ReadonlyMap<NodeId, NodeId | undefined> {
  const before = new Map<NodeId, NodeId | undefined>([[start, undefined]]);
  const queue = [start];
  for (const node of queue) {
    for (const { to } of graph.wiresFrom(node)) {
      if (before.has(to)) continue;
      before.set(to, node);
      queue.push(to);
    }
  }
  return before;
}

/** The shortest path found by `reachedFrom`, first node included; empty when it was not reached. */
export function pathTo(reached: ReadonlyMap<NodeId, NodeId | undefined>, node: NodeId): readonly NodeId[] {
  const path: NodeId[] = [];
  for (let at: NodeId | undefined = reached.has(node) ? node : undefined; at !== undefined; at = reached.get(at))
    path.push(at);
  return path.reverse();
}
