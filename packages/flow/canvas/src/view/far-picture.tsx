"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { useStoreApi } from "@xyflow/react";
import { useCallback, useEffect, useRef } from "react";
import { useCanvas, useCanvasTools } from "./canvas-context.tsx";
import { cordColour } from "./category-look.ts";
import type { CanvasNode } from "./derive-view.ts";
import { groupOf } from "./group-frames.ts";
import { type Extent, MARGIN, paperTransform, type Sight, stillCovers } from "./moving-paper.ts";
import { onThemeChange } from "./paint-colours.ts";
import { type FarFrame, type FarLook, type FarScene, paintFar } from "./paint-far.ts";

/** Painted anew, sharp and with its margins, when the drawing did not move for so long and nobody told that it stands still. */
const STILL_AFTER_MS = 1_000;
/** While it moves, not more often than this: a frame in which all is painted is a late one. */
const PAINT_EVERY_MS = 300;

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
  const { registry } = useCanvasTools();
  const flow = useCanvas((state) => state.flow);
  const live = useCanvas((state) => state.live);
  const visited = useCanvas((state) => state.visited);
  const problems = useCanvas((state) => state.problemsByNode);
  const reactFlow = useStoreApi();
  const ground = useRef<HTMLCanvasElement>(null);
  const hand = useRef<HTMLCanvasElement>(null);
  const papers = useRef<Papers>(undefined);

  useEffect(() => {
    if (!ground.current || !hand.current) return;
    const now = () => {
      const { transform, width, height } = reactFlow.getState();
      return { sight: { x: transform[0], y: transform[1], zoom: transform[2] }, extent: { width, height } };
    };
    const made = new Papers(ground.current, hand.current, now);
    papers.current = made;
    const stops = [
      reactFlow.subscribe((state, before) => {
        const { transform, width, height } = before;
        if (state.transform !== transform || state.width !== width || state.height !== height) made.move();
      }),
      onThemeChange(() => made.paint()),
    ];
    return () => {
      made.stop();
      for (const stop of stops) stop();
    };
  }, [reactFlow]);

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
      <canvas ref={hand} className={className} />
    </>
  );
}

type Shown = Omit<FarScene, "part">;

/** The paper of what lies still and the one of what is dragged. */
class Papers {
  private readonly ground: HTMLCanvasElement;
  private readonly hand: HTMLCanvasElement;
  private readonly now: () => { readonly sight: Sight; readonly extent: Extent };
  private shown: Shown | undefined;
  private painted: Sight | undefined;
  private handPainted: Sight | undefined;
  private paintedAt = 0;
  private frame = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    ground: HTMLCanvasElement,
    hand: HTMLCanvasElement,
    now: () => { readonly sight: Sight; readonly extent: Extent },
  ) {
    this.ground = ground;
    this.hand = hand;
    this.now = now;
  }

  show(scene: Shown): void {
    const before = this.shown;
    this.shown = scene;
    if (!before || !this.painted || !sameGround(before, scene)) this.plan(() => this.paint());
    else this.plan(() => this.paintHand());
  }

  move(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.paint(), STILL_AFTER_MS);
    const { sight, extent } = this.now();
    const due = performance.now() - this.paintedAt > PAINT_EVERY_MS;
    if (!this.painted || (due && !stillCovers(this.painted, sight, extent))) this.plan(() => this.paint());
    else this.place();
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.timer);
  }

  readonly paint = (): void => {
    clearTimeout(this.timer);
    if (!this.shown) return;
    this.paintedAt = performance.now();
    this.painted = this.paintOn(this.ground, { ...this.shown, part: "still" });
    this.paintHand();
    this.place();
  };

  private paintHand(): void {
    if (!this.shown) return;
    const dragging = this.shown.nodes.some((node) => node.dragging);
    this.hand.hidden = !dragging;
    if (dragging) this.handPainted = this.paintOn(this.hand, { ...this.shown, part: "dragged" });
    this.place();
  }

  private paintOn(paper: HTMLCanvasElement, scene: FarScene): Sight {
    const { sight, extent } = this.now();
    const [left, top] = [MARGIN * extent.width, MARGIN * extent.height];
    const width = extent.width + 2 * left;
    const height = extent.height + 2 * top;
    fitPaper(paper, width, height);
    const context = paper.getContext("2d");
    if (context) paintFar(context, scene, { x: sight.x + left, y: sight.y + top, zoom: sight.zoom, width, height });
    return sight;
  }

  private place(): void {
    const { sight, extent } = this.now();
    if (this.painted) this.ground.style.transform = paperTransform(this.painted, sight, extent);
    if (this.handPainted) this.hand.style.transform = paperTransform(this.handPainted, sight, extent);
  }

  private plan(paint: () => void): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(paint);
  }
}

/** Whether nothing changed but the places of cards that are dragged. */
function sameGround(before: Shown, after: Shown): boolean {
  return (
    before.wires === after.wires &&
    before.look === after.look &&
    before.nodes.length === after.nodes.length &&
    after.nodes.every((node, index) => {
      const was = before.nodes[index];
      return was === node || (node.dragging === true && was?.dragging === true);
    })
  );
}

/** As many pixels as the screen has; setting them clears, so only when they differ. */
export function fitPaper(canvas: HTMLCanvasElement, width: number, height: number): void {
  const scale = window.devicePixelRatio;
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
  if (canvas.width === across && canvas.height === down) return;
  canvas.width = across;
  canvas.height = down;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
