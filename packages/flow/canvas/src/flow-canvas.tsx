"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import {
  type Connection,
  ConnectionMode,
  type FinalConnectionState,
  ReactFlow,
  type ReactFlowInstance,
  SelectionMode,
  useReactFlow,
} from "@xyflow/react";
import { type DragEvent, memo, type RefObject, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { CanvasState } from "./canvas-store.ts";
import { OverviewMap } from "./panel/overview-map.tsx";
import { STEP_MIME } from "./panel/step-palette.tsx";
import { useCanvasActions } from "./view/canvas-actions.tsx";
import { useCanvas, useCanvasTools } from "./view/canvas-context.tsx";
import { CARD_WIDTH } from "./view/card-shape.ts";
import { CordEdge } from "./view/cord-edge.tsx";
import type { CanvasEdge, CanvasNode } from "./view/derive-view.ts";
import { DotGround } from "./view/dot-ground.tsx";
import { FarPicture } from "./view/far-picture.tsx";
import { GroupCard } from "./view/group-card.tsx";
import { NodeCard } from "./view/node-card.tsx";
import { NoteCard } from "./view/note-card.tsx";
import { PeopleLayer } from "./view/people-layer.tsx";
import { showAll } from "./view/show-all.ts";
import { useInSight } from "./view/use-in-sight.ts";

const NODE_TYPES = { step: NodeCard, note: NoteCard, group: GroupCard };
const EDGE_TYPES = { cord: CordEdge };
const FAR_ZOOM = 0.42;
const READABLE_ZOOM = 0.62;
const FEW_STEPS = 2;
/** The drawing is taken for still when it did not move for so long. */
const STILL_AFTER_MS = 250;

export interface FlowCanvasProps {
  readonly onDropStep: (type: string, at: { readonly x: number; readonly y: number }) => void;
  /** Chooses what is seen first; default: a small flow whole, a large one where it begins. */
  readonly open?: (view: ReactFlowInstance<CanvasNode, CanvasEdge>) => void;
}

/** The drawing itself. */
export const FlowCanvas = memo(function FlowCanvas({ onDropStep, open }: FlowCanvasProps) {
  const t = useTranslations("canvas");
  const { store } = useCanvasTools();
  const { ask } = useCanvasActions();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const nodes = useCanvas((state) => state.nodes);
  const sight = useInSight();
  const [still, setStill] = useState(0);
  const readOnly = useCanvas((state) => state.readOnly);
  const far = useCanvas((state) => state.far);
  const root = useRef<HTMLDivElement>(null);
  const moving = useMovingMark(root);
  useWantedStep();
  useEffect(() => store.hand.watch(() => root.current?.classList.toggle("pb-dragging", !store.hand.isEmpty)), [store]);

  const onConnect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      if (!sourceHandle || source === target) return;
      store.edit({
        type: "connect",
        wire: { from: source as NodeId, exit: sourceHandle, to: target as NodeId },
      });
    },
    [store],
  );

  // A cord let go over nothing asks what should be there.
  const onConnectEnd = useCallback(
    (event: MouseEvent | TouchEvent, state: FinalConnectionState) => {
      if (state.toNode || state.fromHandle?.type !== "source" || !state.fromNode || !state.fromHandle.id) return;
      const place = "changedTouches" in event ? event.changedTouches[0] : event;
      if (!place) return;
      const at = flow.screenToFlowPosition({ x: place.clientX, y: place.clientY });
      ask({ kind: "add", at, from: { node: state.fromNode.id as NodeId, exit: state.fromHandle.id } });
    },
    [flow, ask],
  );

  const onReconnect = useCallback(
    (edge: CanvasEdge, { source, sourceHandle, target }: Connection) => {
      if (!sourceHandle) return;
      const from = edge.source as NodeId;
      const exit = edge.sourceHandle ?? "";
      const connect = {
        type: "connect" as const,
        wire: { from: source as NodeId, exit: sourceHandle, to: target as NodeId },
      };
      const moved = source !== edge.source || sourceHandle !== exit;
      store.edit(moved ? { type: "composite", edits: [{ type: "disconnect", from, exit }, connect] } : connect);
    },
    [store],
  );

  const onDrop = (event: DragEvent) => {
    const type = event.dataTransfer.getData(STEP_MIME);
    if (!type) return;
    event.preventDefault();
    onDropStep(type, flow.screenToFlowPosition({ x: event.clientX - CARD_WIDTH / 2, y: event.clientY - 28 }));
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a drop target; the keyboard adds steps by N
    <div
      ref={root}
      className="size-full"
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(STEP_MIME)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = "copy";
      }}
      onDrop={onDrop}
      onMouseMove={(event) => {
        sight.onPointer(event);
        store.point(flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false }));
      }}
      onMouseLeave={() => store.point(undefined)}
    >
      <ReactFlow<CanvasNode, CanvasEdge>
        aria-label={t("drawing")}
        nodes={sight.nodes}
        edges={sight.edges}
        nodeTypes={NODE_TYPES}
        edgeTypes={EDGE_TYPES}
        onNodesChange={(changes) => store.changeNodes(changes)}
        onEdgesChange={(changes) => store.changeEdges(changes)}
        onConnect={onConnect}
        onConnectEnd={onConnectEnd}
        onReconnect={onReconnect}
        onMove={(_, viewport) => {
          moving();
          sight.onMove(viewport);
          store.setFar(viewport.zoom < FAR_ZOOM);
        }}
        onMoveEnd={() => setStill((count) => count + 1)}
        isValidConnection={({ source, target }) => source !== target}
        connectionMode={ConnectionMode.Strict}
        connectionRadius={28}
        nodesDraggable={!readOnly}
        nodesConnectable={!readOnly}
        edgesReconnectable={!readOnly}
        elevateNodesOnSelect
        deleteKeyCode={null}
        selectionKeyCode="Shift"
        multiSelectionKeyCode={["Meta", "Control", "Shift"]}
        selectionMode={SelectionMode.Partial}
        panOnScroll
        zoomOnDoubleClick={false}
        minZoom={0.08}
        maxZoom={2}
        onInit={(instance) => {
          if (open) open(instance);
          else void openView(instance, store.getState());
          sight.onMove(instance.getViewport());
        }}
        snapToGrid
        snapGrid={[8, 8]}
        attributionPosition="top-right"
        ariaLabelConfig={{
          "node.a11yDescription.default": t("a11y.node"),
          "edge.a11yDescription.default": t("a11y.edge"),
        }}
      >
        <DotGround />
        {far ? <FarPicture nodes={nodes} still={still} /> : null}
        <PeopleLayer />
        <OverviewMap nodes={nodes} />
      </ReactFlow>
    </div>
  );
});

/** A flow is shown whole where that can be read; of a large one, where it begins; a new one leaves room to grow rightwards. */
async function openView(view: ReactFlowInstance<CanvasNode, CanvasEdge>, { nodes, flow }: CanvasState) {
  const places = Object.values(flow.layout);
  const left = Math.min(...places.map(({ x }) => x));
  const first = places.find(({ x }) => x === left);
  if (!first) return;
  if (places.length > FEW_STEPS) {
    await showAll(view, nodes, { padding: 0.12 });
    if (view.getZoom() >= READABLE_ZOOM) return;
  }
  const zoom = places.length > FEW_STEPS ? READABLE_ZOOM : 1;
  const top = places.length > FEW_STEPS ? 280 : 120;
  await view.setViewport({ x: 64 - left * zoom, y: top - first.y * zoom, zoom });
}

/**
 * Marks the drawing while it moves: it is then a layer that the browser only shifts and scales, and painted anew, sharp, when it
 * stands still.
 */
function useMovingMark(root: RefObject<HTMLElement | null>): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    root.current?.classList.add("pb-moving");
    clearTimeout(timer.current);
    timer.current = setTimeout(() => root.current?.classList.remove("pb-moving"), STILL_AFTER_MS);
  }, [root]);
}

/** Straight there: a way by a look from above would be left half-way, far out, when the card takes the focus. */
const GO = { duration: 250, interpolate: "linear" } as const;

/** Brings a step that somebody asked to see into the middle. */
function useWantedStep() {
  const flow = useReactFlow();
  const { store } = useCanvasTools();
  const wanted = useCanvas((state) => state.wanted);
  const lookAt = useCanvas((state) => state.lookAt);
  useEffect(() => {
    if (lookAt) void flow.setCenter(lookAt.x, lookAt.y, { zoom: Math.max(flow.getZoom(), 0.75), ...GO });
  }, [lookAt, flow]);
  useEffect(() => {
    const at = wanted && store.getState().flow.layout[wanted.node];
    if (!at) return;
    const zoom = Math.max(flow.getZoom(), 0.75);
    void flow.setCenter(at.x + CARD_WIDTH / 2, at.y + 60, { zoom, ...GO });
  }, [wanted, flow, store]);
}
