"use client";
import { useStoreApi, type Viewport } from "@xyflow/react";
import { type MouseEvent, useCallback, useMemo, useRef, useState } from "react";
import { type Box, nodeAt } from "./boxes.ts";
import { useCanvas } from "./canvas-context.tsx";
import type { CanvasEdge, CanvasNode } from "./derive-view.ts";
import { inSight, isLarge, regionFor } from "./in-sight.ts";
import { sameItems } from "./same-items.ts";

const NO_EDGES: CanvasEdge[] = [];

export interface InSight {
  readonly nodes: CanvasNode[];
  readonly edges: CanvasEdge[];
  readonly onMove: (viewport: Viewport) => void;
  readonly onPointer: (event: MouseEvent) => void;
}

/**
 * What of the drawing React Flow is given now. Of a large one seen from afar, whose picture is painted, it is given only what is
 * selected and the card under the pointer, ready to be pressed.
 */
export function useInSight(): InSight {
  const nodes = useCanvas((state) => state.nodes);
  const edges = useCanvas((state) => state.edges);
  const far = useCanvas((state) => state.far);
  const reactFlow = useStoreApi();
  const [region, setRegion] = useState<Box>();
  const [hovered, setHovered] = useState<string>();
  const large = isLarge(nodes);

  const onMove = useCallback(
    ({ x, y, zoom }: Viewport) => {
      const { width, height } = reactFlow.getState();
      const window = { left: -x / zoom, top: -y / zoom, right: (width - x) / zoom, bottom: (height - y) / zoom };
      if (width > 0) setRegion((before) => regionFor(window, before));
    },
    [reactFlow],
  );

  const onPointer = (event: MouseEvent) => {
    if (!far || !large || event.buttons !== 0) return;
    const { transform, domNode } = reactFlow.getState();
    const box = domNode?.getBoundingClientRect();
    if (!box) return;
    const [x, y, zoom] = transform;
    setHovered(nodeAt(nodes, { x: (event.clientX - box.x - x) / zoom, y: (event.clientY - box.y - y) / zoom })?.id);
  };

  const given = useMemo(() => {
    if (far) {
      const touched = nodes.filter(({ id, selected, dragging }) => selected || dragging || id === hovered);
      return { nodes: large ? touched : [...nodes], edges: NO_EDGES };
    }
    if (!large || !region) return { nodes: large ? [] : [...nodes], edges: large ? NO_EDGES : [...edges] };
    return inSight(nodes, edges, region);
  }, [nodes, edges, far, large, region, hovered]);
  // React Flow reads anew each list that is another one, and tells every card of it.
  const before = useRef(given);
  before.current = {
    nodes: sameItems(given.nodes, before.current.nodes) ? before.current.nodes : given.nodes,
    edges: sameItems(given.edges, before.current.edges) ? before.current.edges : given.edges,
  };
  return { ...before.current, onMove, onPointer };
}
