import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";

/** What changed between two documents, small enough to be sent for every key that is typed. */
export interface FlowDelta {
  readonly head: Omit<FlowDocument, "nodes" | "wires" | "layout" | "notes">;
  readonly changed: Readonly<Record<NodeId, FlowNode>>;
  readonly removed: readonly NodeId[];
  /** Undefined when they are the same as before. */
  readonly wires: FlowDocument["wires"] | undefined;
}

/** What checks read: logic only, so the picture stays behind. Works by identity: documents never change in place. */
export function deltaOf(before: FlowDocument | undefined, after: FlowDocument): FlowDelta {
  const { nodes, wires, layout: _, notes: __, ...head } = after;
  const old = before?.nodes ?? {};
  const entries = Object.entries(nodes) as [NodeId, FlowNode][];
  return {
    head,
    changed: Object.fromEntries(entries.filter(([id, node]) => own(old, id) !== node)),
    removed: (Object.keys(old) as NodeId[]).filter((id) => !Object.hasOwn(nodes, id)),
    wires: before?.wires === wires ? undefined : wires,
  };
}

/** The document after a change. Nodes that did not change stay the same objects. */
export function applyDelta(
  before: FlowDocument | undefined,
  { head, changed, removed, wires }: FlowDelta,
): FlowDocument {
  const gone = new Set<string>(removed);
  const kept = Object.entries(before?.nodes ?? {}).filter(([id]) => !gone.has(id));
  return {
    ...head,
    nodes: { ...Object.fromEntries(kept), ...changed },
    wires: wires ?? before?.wires ?? [],
    layout: NO_LAYOUT,
  };
}

const NO_LAYOUT: FlowDocument["layout"] = {};

function own(nodes: Readonly<Record<NodeId, FlowNode>>, id: NodeId): FlowNode | undefined {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined;
}
