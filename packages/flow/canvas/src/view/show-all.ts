import { getViewportForBounds, type ReactFlowInstance } from "@xyflow/react";
import { boundsOf } from "./boxes.ts";
import type { CanvasEdge, CanvasNode } from "./derive-view.ts";

const MOST_ZOOM = 1;
const LEAST_ZOOM = 0.08;

export interface ShowAll {
  readonly padding?: number;
  readonly minZoom?: number;
  readonly duration?: number;
}

/** Brings all of these into view, also those that React Flow does not know because they are out of sight. */
export async function showAll(
  view: ReactFlowInstance<CanvasNode, CanvasEdge>,
  nodes: readonly CanvasNode[],
  { padding = 0.15, minZoom = LEAST_ZOOM, duration }: ShowAll = {},
): Promise<void> {
  const bounds = boundsOf(nodes);
  const window = document.querySelector(".react-flow")?.getBoundingClientRect();
  if (!bounds || !window) return;
  const { left, top, right, bottom } = bounds;
  const box = { x: left, y: top, width: right - left, height: bottom - top };
  const viewport = getViewportForBounds(box, window.width, window.height, minZoom, MOST_ZOOM, padding);
  await view.setViewport(viewport, duration === undefined ? {} : { duration });
}
