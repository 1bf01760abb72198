import type { FlowDocument, FlowNode, NodeId, Wire } from "@patchbay/flow-model/document";

/** What changed between two documents, small enough to be sent for every key that is typed. */
export interface FlowDelta {
  readonly head: Omit<FlowDocument, "nodes" | "wires" | "layout" | "notes">;
  readonly changed: Readonly<Record<NodeId, FlowNode>>;
  readonly removed: readonly NodeId[];
  /** Undefined when they are the same as before. */
  readonly wires: WireDelta | undefined;
}

/** Which wires went, by their index before, and which came behind those that stayed. */
export interface WireDelta {
  readonly gone: readonly number[];
  readonly added: readonly Wire[];
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
    wires: before?.wires === wires ? undefined : wiresBetween(before?.wires ?? [], wires),
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
    wires: rewired(before?.wires ?? [], wires),
    layout: NO_LAYOUT,
  };
}

/** All go and all come where wires that stayed are in another order. */
function wiresBetween(before: readonly Wire[], after: readonly Wire[]): WireDelta {
  const there = new Set(after);
  const stayed = before.filter((wire) => there.has(wire));
  if (stayed.some((wire, index) => wire !== after[index])) return { gone: [...before.keys()], added: after };
  return {
    gone: before.flatMap((wire, index) => (there.has(wire) ? [] : index)),
    added: after.slice(stayed.length),
  };
}

function rewired(before: readonly Wire[], delta: WireDelta | undefined): readonly Wire[] {
  if (!delta) return before;
  const gone = new Set(delta.gone);
  return [...before.filter((_, index) => !gone.has(index)), ...delta.added];
}

const NO_LAYOUT: FlowDocument["layout"] = {};

function own(nodes: Readonly<Record<NodeId, FlowNode>>, id: NodeId): FlowNode | undefined {
  return Object.hasOwn(nodes, id) ? nodes[id] : undefined;
}
