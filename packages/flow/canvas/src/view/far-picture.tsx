"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import { useCanvas, useCanvasTools } from "./canvas-context.tsx";
import { cordColour } from "./category-look.ts";
import type { CanvasNode } from "./derive-view.ts";
import { FarPapers } from "./far-papers.ts";
import { groupOf } from "./group-frames.ts";
import { onThemeChange } from "./paint-colours.ts";
import type { FarFrame, FarLook } from "./paint-far.ts";

export interface FarPictureProps {
  readonly nodes: readonly CanvasNode[];
  /** Another number each time that the drawing came to stand still. */
  readonly still: number;
}

/**
 * The drawing from afar, painted: a thousand cards at once are too much for a page to lay out in each frame, and nothing of their
 * text could be read. Pans and zooms move the paper; cards that are dragged have a paper of their own. The cards themselves stay
 * in the page, empty, for hands, keys and screen readers.
 */
export function FarPicture({ nodes, still }: FarPictureProps) {
  const { registry, store } = useCanvasTools();
  const flow = useCanvas((state) => state.flow);
  const live = useCanvas((state) => state.live);
  const visited = useCanvas((state) => state.visited);
  const problems = useCanvas((state) => state.problemsByNode);
  const reactFlow = useStoreApi();
  const ground = useRef<HTMLCanvasElement>(null);
  const handPaper = useRef<HTMLCanvasElement>(null);
  const papers = useRef<FarPapers>(undefined);

  useEffect(() => {
    if (!ground.current || !handPaper.current) return;
    const now = () => {
      const { transform, width, height } = reactFlow.getState();
      return { sight: { x: transform[0], y: transform[1], zoom: transform[2] }, extent: { width, height } };
    };
    const made = new FarPapers({ ground: ground.current, handPaper: handPaper.current, hand: store.hand, now });
    papers.current = made;
    const stops = [
      reactFlow.subscribe((state, before) => {
        const { transform, width, height } = before;
        if (state.transform !== transform || state.width !== width || state.height !== height) made.move();
      }),
      onThemeChange(() => made.paint()),
      store.hand.watch(() => made.follow()),
    ];
    return () => {
      made.stop();
      for (const stop of stops) stop();
    };
  }, [reactFlow, store]);

  const look = useCallback(
    (id: string): FarLook => ({
      cord: cordColour(registry.get(flow.nodes[id as NodeId]?.type ?? "")?.category),
      live: live.has(id),
      failing: problems.get(id as NodeId)?.some(({ severity }) => severity === "error") ?? false,
      faint: visited !== undefined && !visited.has(id),
    }),
    [registry, flow, live, problems, visited],
  );
  const frame = useCallback(
    (id: string): FarFrame => {
      const group = groupOf(flow, id);
      return { title: group?.title ?? "", cord: `var(--color-cord-${group?.colour ?? "slate"})` };
    },
    [flow],
  );
  useEffect(() => papers.current?.show({ nodes, wires: flow.wires, look, frame }), [nodes, flow, look, frame]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the number says when
  useEffect(() => papers.current?.paint(), [still]);

  const className = "pointer-events-none absolute top-0 left-0 origin-top-left will-change-transform";
  return (
    <>
      <canvas ref={ground} className={className} />
      <canvas ref={handPaper} className={className} />
    </>
  );
}
