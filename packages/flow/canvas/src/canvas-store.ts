import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument, NodeId, Point } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { applyEdgeChanges, applyNodeChanges, type EdgeChange, type NodeChange } from "@xyflow/react";
import { adoptFlow } from "./edit/adopt-flow.ts";
import { beginHistory, closeStep, type History, pushEdit, redoEdit, undoEdit } from "./edit/history.ts";
import { withMembers } from "./edit/move-groups.ts";
import { movesOf } from "./edit/moves-of.ts";
import { adoptDiagnostics } from "./view/adopt-diagnostics.ts";
import {
  type CanvasEdge,
  type CanvasNode,
  deriveEdges,
  deriveNodes,
  deriveWires,
  fitFrames,
  type WireIndex,
} from "./view/derive-view.ts";
import { Hand, isUnderWay } from "./view/hand.ts";
import type { ExitTraffic, Marks } from "./view/marks.ts";
import type { Person } from "./view/people.ts";
import { sameItems } from "./view/same-items.ts";

export interface CanvasState extends History {
  /** For React Flow: derived from the flow, plus selection, sizes and places while dragging. */
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
  readonly wires: WireIndex;
  /** Ids as React Flow knows them: steps and `note:…`. */
  readonly selected: readonly string[];
  readonly selectedEdges: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  readonly problemsByNode: ReadonlyMap<NodeId, readonly Diagnostic[]>;
  /** How many live calls stand at each node. */
  readonly live: ReadonlyMap<string, number>;
  /** The steps that one past call went through; the others step back. Undefined while no call is looked at. */
  readonly visited: ReadonlySet<string> | undefined;
  readonly marks: Marks | undefined;
  /** How often live calls take each exit, by `exitKey`; empty where nobody asked. */
  readonly traffic: ReadonlyMap<string, ExitTraffic>;
  readonly readOnly: boolean;
  /** Seen from so far that cards are painted as blocks. */
  readonly far: boolean;
  /** Who else is at this drawing. */
  readonly people: readonly Person[];
  /** A place that somebody asked to see. */
  readonly lookAt: (Point & { readonly seq: number }) | undefined;
  /** The field that somebody asked to see; `seq` tells two askings apart. */
  readonly wanted:
    | { readonly node: NodeId; readonly field?: readonly (string | number)[]; readonly seq: number }
    | undefined;
}

const NOTHING: readonly never[] = [];

/**
 * The canvas's only state. It holds the document; React Flow's nodes and edges are derived from it with structural sharing,
 * so that an edit of one step renders one card. Listeners are told after each change.
 */
export class CanvasStore {
  /** What is dragged; its moves are no changes of the state until it is let go. */
  readonly hand = new Hand();
  private readonly registry: NodeRegistry;
  private state: CanvasState;
  private readonly listeners = new Set<() => void>();
  private readonly pointerListeners = new Set<() => void>();
  private at: Point | undefined;

  constructor(flow: FlowDocument, registry: NodeRegistry, readOnly = false) {
    this.registry = registry;
    const wires = deriveWires(flow, new Map());
    this.state = {
      ...beginHistory(flow),
      nodes: deriveNodes({ flow, wires }, NOTHING, registry),
      edges: deriveEdges(flow, NOTHING),
      wires,
      selected: NOTHING,
      selectedEdges: NOTHING,
      diagnostics: NOTHING,
      problemsByNode: new Map(),
      live: new Map(),
      visited: undefined,
      marks: undefined,
      traffic: new Map(),
      readOnly,
      far: false,
      people: NOTHING,
      lookAt: undefined,
      wanted: undefined,
    };
  }

  readonly getState = (): CanvasState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Edits in a row with the same key become one step of undo. */
  edit(edit: Edit, key?: string): void {
    if (!this.state.readOnly) this.take(pushEdit(this.state, edit, key));
  }

  undo(): void {
    if (!this.state.readOnly) this.take(undoEdit(this.state));
  }

  redo(): void {
    if (!this.state.readOnly) this.take(redoEdit(this.state));
  }

  closeStep(): void {
    this.take(closeStep(this.state));
  }

  /** Shows another document: what somebody else saved, or an older version. The edits up to here cannot be undone into it. */
  replace(flow: FlowDocument): void {
    this.take(beginHistory(flow));
  }

  /** Goes on with a document into which somebody else's work was merged. */
  adopt(flow: FlowDocument): void {
    this.take(adoptFlow(this.state, flow));
  }

  select(ids: readonly string[]): void {
    const wanted = new Set(ids);
    const nodes = this.state.nodes.map((node) =>
      Boolean(node.selected) === wanted.has(node.id) ? node : { ...node, selected: wanted.has(node.id) },
    );
    const edges = this.state.edges.map((edge) => (edge.selected ? { ...edge, selected: false } : edge));
    this.set({ nodes, edges, ...this.selectionOf(nodes, edges) });
  }

  /** Selects a step and asks for one of its fields. */
  show(node: NodeId, field?: readonly (string | number)[]): void {
    this.select([node]);
    this.set({ wanted: { node, seq: (this.state.wanted?.seq ?? 0) + 1, ...(field ? { field } : {}) } });
  }

  /** Shows where somebody else is: the step that they selected, else what their pointer is at. */
  showPerson({ selected, cursor }: Person): void {
    const step = selected.find((id) => Object.hasOwn(this.state.flow.nodes, id));
    const at = step === undefined ? cursor : this.state.flow.layout[step as NodeId];
    if (at) this.set({ lookAt: { ...at, seq: (this.state.lookAt?.seq ?? 0) + 1 } });
  }

  /** What React Flow reports: sizes and selection are kept; a move that ended becomes an edit. */
  changeNodes(changes: NodeChange<CanvasNode>[]): void {
    const kept = changes.filter((change) => change.type !== "remove" && change.type !== "add");
    if (kept.length === 0) return;
    const all = withMembers(this.state, kept);
    const before = this.state.nodes;
    if (isUnderWay(all, before)) {
      this.hand.move(before, all);
      return;
    }
    const nodes = fitFrames(applyNodeChanges(all, [...before]), this.state.flow);
    this.set({ nodes, ...this.selectionOf(nodes, this.state.edges) });
    if (!nodes.some(({ dragging }) => dragging)) this.hand.letGo();
    const moves = movesOf({ flow: this.state.flow, before, changes: all, nodes });
    if (moves) this.edit(moves.edit, moves.key);
  }

  changeEdges(changes: EdgeChange<CanvasEdge>[]): void {
    const kept = changes.filter((change) => change.type === "select");
    if (kept.length === 0) return;
    const edges = applyEdgeChanges(kept, [...this.state.edges]);
    this.set({ edges, ...this.selectionOf(this.state.nodes, edges) });
  }

  setDiagnostics(found: readonly Diagnostic[]): void {
    const findings = adoptDiagnostics(this.state, found);
    if (findings !== this.state) this.set(findings);
  }

  setLive(live: ReadonlyMap<string, number>): void {
    this.set({ live });
  }

  setVisited(visited: ReadonlySet<string> | undefined): void {
    this.set({ visited });
  }

  /** Points things out; undefined takes all marks away. */
  setMarks(marks: Marks | undefined): void {
    this.set({ marks });
  }

  setTraffic(traffic: ReadonlyMap<string, ExitTraffic>): void {
    this.set({ traffic });
  }

  setPeople(people: readonly Person[]): void {
    if (people.length > 0 || this.state.people.length > 0) this.set({ people });
  }

  /** Where one's own pointer is in the drawing. Told apart from the state, which nobody wants to compare at each move. */
  get pointer(): Point | undefined {
    return this.at;
  }

  point(at: Point | undefined): void {
    this.at = at;
    for (const listener of this.pointerListeners) listener();
  }

  watchPointer(listener: () => void): () => void {
    this.pointerListeners.add(listener);
    return () => this.pointerListeners.delete(listener);
  }

  setFar(far: boolean): void {
    if (far !== this.state.far) this.set({ far });
  }

  setReadOnly(readOnly: boolean): void {
    this.set({ readOnly });
  }

  private take(history: History): void {
    const { flow, undo, redo } = history;
    if (flow === this.state.flow) {
      this.set({ undo, redo });
      return;
    }
    const wires = flow.wires === this.state.flow.wires ? this.state.wires : deriveWires(flow, this.state.wires);
    const nodes = deriveNodes({ flow, wires }, this.state.nodes, this.registry);
    const edges = deriveEdges(flow, this.state.edges);
    this.set({ flow, undo, redo, nodes, edges, wires, ...this.selectionOf(nodes, edges) });
  }

  private set(change: Partial<CanvasState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  /** The same lists while the same is selected: much of the page looks at them. */
  private selectionOf(
    nodes: readonly CanvasNode[],
    edges: readonly CanvasEdge[],
  ): Pick<CanvasState, "selected" | "selectedEdges"> {
    return {
      selected: selectedIds(nodes, this.state.selected),
      selectedEdges: selectedIds(edges, this.state.selectedEdges),
    };
  }
}

function selectedIds(
  items: readonly { readonly id: string; readonly selected?: boolean }[],
  before: readonly string[],
): readonly string[] {
  const ids = items.flatMap(({ id, selected }) => (selected ? id : []));
  return sameItems(ids, before) ? before : ids;
}
