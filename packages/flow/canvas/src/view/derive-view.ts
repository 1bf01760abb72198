import type { FlowDocument, FlowNode, NodeId, Point, StickyNote, Wire } from "@patchbay/flow-model/document";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { Edge, Node, NodeHandle } from "@xyflow/react";
import { cardJacks, cardSize, exitRows, type Size } from "./card-shape.ts";
import { frameOf, groupNodeId, groupOf } from "./group-frames.ts";
import { sameItems } from "./same-items.ts";

type CanvasNodeType = "step" | "note" | "group";
export type CanvasNode = Node<Record<string, never>, CanvasNodeType>;
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
 * label and config from the store by id, so editing those changes a node here only when its exits change. Behind all: frames.
 */
export function deriveNodes(
  { flow, wires }: { readonly flow: FlowDocument; readonly wires: WireIndex },
  before: readonly CanvasNode[],
  registry: NodeRegistry,
): readonly CanvasNode[] {
  const old = new Map(before.map((node) => [node.id, node]));
  const steps = (Object.entries(flow.nodes) as [NodeId, FlowNode][]).map(([id, step]) =>
    shaped(placed(old.get(id), id, "step", flow.layout[id] ?? ORIGIN), shapeOf(step, wiresFrom(wires, id), registry)),
  );
  const notes = (flow.notes ?? []).map((note) => placedNote(old.get(noteNodeId(note.id)), note));
  const groups = (flow.groups ?? []).map(
    (group) => old.get(groupNodeId(group.id)) ?? placed(undefined, groupNodeId(group.id), "group", ORIGIN),
  );
  const next = fitFrames([...groups, ...notes, ...steps], flow);
  return sameItems(before, next) ? before : next;
}

/** Frames as large as the steps in them need where those stand now, also in the middle of a drag. */
export function fitFrames(nodes: readonly CanvasNode[], flow: FlowDocument): readonly CanvasNode[] {
  if (!flow.groups?.length) return nodes;
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return nodes.flatMap((node) => {
    if (node.type !== "group") return node;
    const group = groupOf(flow, node.id);
    const frame = group && frameOf(group, byId);
    return frame ? sized(placed(node, node.id, "group", frame), frame, -2) : [];
  });
}

const ORIGIN: Point = { x: 0, y: 0 };

function placed(old: CanvasNode | undefined, id: string, type: CanvasNodeType, at: Point): CanvasNode {
  if (!old) return { id, type, position: { x: at.x, y: at.y }, data: NO_DATA };
  if (old.position.x === at.x && old.position.y === at.y) return old;
  return { ...old, position: { x: at.x, y: at.y } };
}

function placedNote(old: CanvasNode | undefined, note: StickyNote): CanvasNode {
  return sized(placed(old, noteNodeId(note.id), "note", note), note, -1);
}

function sized(node: CanvasNode, { width, height }: Size, zIndex: number): CanvasNode {
  if (node.width === width && node.height === height) return node;
  return { ...node, width, height, zIndex };
}

interface Shape {
  /** Whose exits, as they are wired, make the rows. */
  readonly wires: readonly Wire[];
  readonly rows: readonly string[];
  readonly size: Size;
  readonly handles: NodeHandle[];
}

const shapes = new WeakMap<FlowNode, Shape>();

/** Steps and lists of wires never change in place: the shape of one that an edit left alone is known. */
function shapeOf(step: FlowNode, wires: readonly Wire[], registry: NodeRegistry): Shape {
  const known = shapes.get(step);
  if (known?.wires === wires) return known;
  const rows = exitRows(step, wires, registry);
  const hasEntry = registry.get(step.type)?.role !== "start";
  const shape =
    known && sameItems(known.rows, rows)
      ? { ...known, wires }
      : { wires, rows, size: cardSize(rows.length), handles: cardJacks(rows, hasEntry) };
  shapes.set(step, shape);
  return shape;
}

/**
 * A card with the size and jacks that it will have. React Flow then need not draw it to know them: of a large flow it draws
 * only what is on screen, from the first frame on.
 */
function shaped(node: CanvasNode, { rows, size, handles }: Shape): CanvasNode {
  if (node.handles === handles) return node;
  const known = node.handles?.filter(({ type }) => type === "source");
  if (known && known.length === rows.length && known.every(({ id }, row) => id === rows[row])) return node;
  return { ...node, measured: size, initialWidth: size.width, initialHeight: size.height, handles };
}

export function deriveEdges(flow: FlowDocument, before: readonly CanvasEdge[]): readonly CanvasEdge[] {
  const edgeOf = finder(before);
  const next = flow.wires
    .filter((wire) => Object.hasOwn(flow.nodes, wire.from) && Object.hasOwn(flow.nodes, wire.to))
    .map((wire): CanvasEdge => {
      const known = edgeOf(wire);
      if (known?.target === wire.to) return known;
      const id = edgeId(wire.from, wire.exit);
      return { id, type: "cord", source: wire.from, sourceHandle: wire.exit, target: wire.to, data: NO_DATA };
    });
  return sameItems(before, next) ? before : next;
}

/** So many edges are looked at before one is looked for by its id. */
const NEAR = 16;

/** Finds the edges of wires that are asked for in order: most are the next ones, and no id need be made for them. */
function finder(before: readonly CanvasEdge[]): (wire: Wire) => CanvasEdge | undefined {
  let next = 0;
  let byId: ReadonlyMap<string, CanvasEdge> | undefined;
  return ({ from, exit }) => {
    for (let at = next; at < Math.min(next + NEAR, before.length); at += 1) {
      const edge = before[at];
      if (edge?.source !== from || edge.sourceHandle !== exit) continue;
      next = at + 1;
      return edge;
    }
    byId ??= new Map(before.map((edge) => [edge.id, edge]));
    return byId.get(edgeId(from, exit));
  };
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
