import type { FlowDocument, NodeId, Point, StickyNote, Wire } from "@patchbay/flow-model/document";
import type { Edge, Node } from "@xyflow/react";

export type CanvasNode = Node<Record<string, never>, "step" | "note">;
export type CanvasEdge = Edge<Record<string, never>, "cord">;

const NO_DATA: Record<string, never> = {};
const NO_WIRES: readonly Wire[] = [];
const NOTE_PREFIX = "note:";

export function noteNodeId(id: string): string {
  return `${NOTE_PREFIX}${id}`;
}

/** The sticky note's id behind a React Flow id; undefined for steps. */
export function noteIdOf(id: string): string | undefined {
  return id.startsWith(NOTE_PREFIX) ? id.slice(NOTE_PREFIX.length) : undefined;
}

export function edgeId(from: NodeId, exit: string): string {
  return `${from}→${exit}`;
}

/**
 * React Flow's nodes of a document. What did not move keeps its object, so that only changed cards render; cards read
 * label and config from the store by id, so editing those changes no node here.
 */
export function deriveNodes(flow: FlowDocument, before: readonly CanvasNode[]): readonly CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = (Object.keys(flow.nodes) as NodeId[]).map((id) =>
    placed(old.get(id), id, "step", flow.layout[id] ?? { x: 0, y: 0 }),
  );
  const notes = (flow.notes ?? []).map((note) => placedNote(old.get(noteNodeId(note.id)), note));
  const next = [...notes, ...steps];
  return sameItems(before, next) ? before : next;
}

function placed(old: CanvasNode | undefined, id: string, type: "step" | "note", at: Point): CanvasNode {
  if (!old) return { id, type, position: { x: at.x, y: at.y }, data: NO_DATA };
  if (old.position.x === at.x && old.position.y === at.y) return old;
  return { ...old, position: { x: at.x, y: at.y } };
}

function placedNote(old: CanvasNode | undefined, note: StickyNote): CanvasNode {
  const node = placed(old, noteNodeId(note.id), "note", note);
  if (node.width === note.width && node.height === note.height) return node;
  return { ...node, width: note.width, height: note.height, zIndex: -1 };
}

export function deriveEdges(flow: FlowDocument, before: readonly CanvasEdge[]): readonly CanvasEdge[] {
  const old = new Map(before.map((edge) => [edge.id, edge]));
  const next = flow.wires
    .filter((wire) => Object.hasOwn(flow.nodes, wire.from) && Object.hasOwn(flow.nodes, wire.to))
    .map((wire): CanvasEdge => {
      const id = edgeId(wire.from, wire.exit);
      const known = old.get(id);
      if (known?.target === wire.to) return known;
      return { id, type: "cord", source: wire.from, sourceHandle: wire.exit, target: wire.to, data: NO_DATA };
    });
  return sameItems(before, next) ? before : next;
}

export type WireIndex = ReadonlyMap<NodeId, readonly Wire[]>;

/** The wires that leave each node; lists that did not change stay the same objects. */
export function deriveWires(flow: FlowDocument, before: WireIndex): WireIndex {
  const next = new Map<NodeId, Wire[]>();
  for (const wire of flow.wires) {
    const list = next.get(wire.from);
    if (list) list.push(wire);
    else next.set(wire.from, [wire]);
  }
  return new Map(
    [...next].map(([id, wires]) => {
      const known = before.get(id) ?? NO_WIRES;
      return [id, sameItems(known, wires) ? known : wires];
    }),
  );
}

export function wiresFrom(index: WireIndex, id: NodeId): readonly Wire[] {
  return index.get(id) ?? NO_WIRES;
}

function sameItems<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
