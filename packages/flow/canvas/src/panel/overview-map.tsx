"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { useReactFlow, useStoreApi } from "@xyflow/react";
import { type PointerEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useCanvasTools } from "../view/canvas-context.tsx";
import { cordColour } from "../view/category-look.ts";
import type { CanvasNode } from "../view/derive-view.ts";
import { fitPaper } from "../view/fit-paper.ts";
import { onThemeChange, paintColour } from "../view/paint-colours.ts";

const WIDTH = 168;
const HEIGHT = 112;
const MARGIN = 8;
const LEAST_BLOCK = 2;
/** Painted anew after a pause in drawing: what one draws is seen first, and the map of it then. */
const PAINT_AFTER_MS = 200;

interface Scale {
  /** Map pixels per unit of the drawing. */
  readonly factor: number;
  readonly left: number;
  readonly top: number;
}

/**
 * The whole drawing small, with what is on screen framed; press or drag to go somewhere. Painted once per change of the drawing, and
 * only its frame moves while one pans: React Flow's own map has a listener for each step.
 */
export function OverviewMap({ nodes }: { readonly nodes: readonly CanvasNode[] }) {
  const t = useTranslations("canvas");
  const { store, registry } = useCanvasTools();
  const view = useReactFlow();
  const reactFlow = useStoreApi();
  const paper = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const scale = useRef<Scale>({ factor: 1, left: 0, top: 0 });

  const isPainted = useRef(false);

  // While a card is dragged, the map stays as it was.
  const dragging = nodes.some((node) => node.dragging);

  useEffect(() => {
    const canvas = paper.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    const paint = () => {
      fitPaper(canvas, WIDTH, HEIGHT);
      context.setTransform(window.devicePixelRatio, 0, 0, window.devicePixelRatio, 0, 0);
      context.clearRect(0, 0, WIDTH, HEIGHT);
      scale.current = scaleOf(nodes);
      const { factor, left, top } = scale.current;
      for (const { id, type, position, measured, width, height, selected } of nodes) {
        const step = store.getState().flow.nodes[id as NodeId];
        const cord = type === "step" ? cordColour(registry.get(step?.type ?? "")?.category) : "var(--color-lamp-soft)";
        context.fillStyle = paintColour(selected ? "var(--color-accent)" : cord);
        context.fillRect(
          (position.x - left) * factor,
          (position.y - top) * factor,
          Math.max(LEAST_BLOCK, (measured?.width ?? width ?? 0) * factor),
          Math.max(LEAST_BLOCK, (measured?.height ?? height ?? 0) * factor),
        );
      }
      moveFrame();
      isPainted.current = true;
    };
    const moveFrame = () => {
      const { transform, width, height } = reactFlow.getState();
      const { factor, left, top } = scale.current;
      const [x, y, zoom] = transform;
      const style = frame.current?.style;
      if (!style) return;
      style.transform = `translate(${(-x / zoom - left) * factor}px, ${(-y / zoom - top) * factor}px)`;
      style.width = `${(width / zoom) * factor}px`;
      style.height = `${(height / zoom) * factor}px`;
    };
    const timer = dragging ? undefined : setTimeout(paint, isPainted.current ? PAINT_AFTER_MS : 0);
    const stops = [
      reactFlow.subscribe((state, before) => {
        if (state.transform !== before.transform || state.width !== before.width || state.height !== before.height)
          moveFrame();
      }),
      onThemeChange(paint),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }, [nodes, dragging, store, registry, reactFlow]);

  const goTo = (event: PointerEvent<HTMLDivElement>) => {
    if (event.buttons === 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { factor, left, top } = scale.current;
    const [x, y] = [(event.clientX - box.x) / factor + left, (event.clientY - box.y) / factor + top];
    void view.setCenter(x, y, { zoom: view.getZoom() });
  };
  return (
    <div
      role="img"
      aria-label={t("minimap")}
      className="absolute right-3 bottom-3 z-10 cursor-crosshair touch-none overflow-hidden rounded-md border bg-surface shadow-card"
      style={{ width: WIDTH, height: HEIGHT }}
      onPointerDown={goTo}
      onPointerMove={goTo}
    >
      <canvas ref={paper} />
      <div ref={frame} className="absolute top-0 left-0 rounded-sm bg-accent/10 ring-1 ring-accent" />
    </div>
  );
}

function scaleOf(nodes: readonly CanvasNode[]): Scale {
  const left = Math.min(...nodes.map(({ position }) => position.x));
  const top = Math.min(...nodes.map(({ position }) => position.y));
  const right = Math.max(...nodes.map(({ position, measured, width }) => position.x + (measured?.width ?? width ?? 0)));
  const bottom = Math.max(
    ...nodes.map(({ position, measured, height }) => position.y + (measured?.height ?? height ?? 0)),
  );
  if (nodes.length === 0) return { factor: 1, left: 0, top: 0 };
  const factor = Math.min(
    (WIDTH - 2 * MARGIN) / Math.max(1, right - left),
    (HEIGHT - 2 * MARGIN) / Math.max(1, bottom - top),
    0.08,
  );
  // The drawing stands in the middle of the map.
  return {
    factor,
    left: (left + right) / 2 - WIDTH / 2 / factor,
    top: (top + bottom) / 2 - HEIGHT / 2 / factor,
  };
}
