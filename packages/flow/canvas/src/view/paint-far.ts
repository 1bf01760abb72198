import type { Wire } from "@patchbay/flow-model/document";
import { type Box, boxOf, meets } from "./boxes.ts";
import type { CanvasNode } from "./derive-view.ts";
import { paintColour } from "./paint-colours.ts";

/** How a far card looks. Colours are tokens. */
export interface FarLook {
  readonly cord: string;
  readonly live: boolean;
  readonly failing: boolean;
  /** Not on the way of the call that is looked at. */
  readonly faint: boolean;
}

export interface FarFrame {
  readonly title: string;
  readonly cord: string;
}

export interface FarScene {
  /** Cards with sizes and jacks, notes with sizes. */
  readonly nodes: readonly CanvasNode[];
  readonly wires: readonly Wire[];
  readonly look: (id: string) => FarLook;
  /** Of a group, by its React Flow id. */
  readonly frame: (id: string) => FarFrame;
  /** Only what lies still, or only the cards that are dragged, with their wires. */
  readonly part: "still" | "dragged";
}

export interface FarView {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
  readonly width: number;
  readonly height: number;
}

const RADIUS = 14;
const TITLE_PIXELS = 12;
const STRIP = 46;
/** Below this, corners are too small to be seen round. */
const ROUND_ZOOM = 0.2;
/** More wires than this are drawn straight: curves of many are neither seen nor cheap. */
const MANY_WIRES = 500;

/** Paints a drawing from afar: cards as blocks with the colour of their kind, wires as lines. */
export function paintFar(paper: CanvasRenderingContext2D, scene: FarScene, view: FarView): void {
  const scale = window.devicePixelRatio;
  paper.setTransform(scale, 0, 0, scale, 0, 0);
  paper.clearRect(0, 0, view.width, view.height);
  paper.setTransform(scale * view.zoom, 0, 0, scale * view.zoom, scale * view.x, scale * view.y);
  const seen = {
    left: -view.x / view.zoom,
    top: -view.y / view.zoom,
    right: (view.width - view.x) / view.zoom,
    bottom: (view.height - view.y) / view.zoom,
  };
  const byId = new Map(scene.nodes.map((node) => [node.id, node]));
  paintWires(paper, scene, byId, seen, view.zoom);
  for (const node of scene.nodes) {
    if (isPart(scene, node) && meets(boxOf(node), seen)) paintCard(paper, scene, node, view.zoom);
  }
}

function isPart({ part }: FarScene, ...nodes: readonly CanvasNode[]): boolean {
  return nodes.some((node) => node.dragging) === (part === "dragged");
}

function paintCard(paper: CanvasRenderingContext2D, scene: FarScene, node: CanvasNode, zoom: number): void {
  const { left, top, right, bottom } = boxOf(node);
  if (node.type === "group") {
    paintFrame(paper, scene.frame(node.id), { left, top, right, bottom }, zoom);
    return;
  }
  if (node.type === "note") {
    block(paper, { left, top, right, bottom }, 0, "var(--color-lamp-soft)");
    return;
  }
  const look = scene.look(node.id);
  const round = zoom >= ROUND_ZOOM ? RADIUS : 0;
  paper.globalAlpha = look.faint ? 0.4 : 1;
  block(paper, { left, top, right, bottom }, round, look.live ? "var(--color-lamp-soft)" : "var(--color-surface)");
  block(paper, { left, top, right: left + STRIP, bottom }, round, look.cord);
  if (node.selected || look.live || round > 0) {
    paper.strokeStyle = paintColour(
      node.selected ? "var(--color-accent)" : look.live ? "var(--color-lamp)" : "var(--color-line)",
    );
    paper.lineWidth = (node.selected || look.live ? 2.5 : 0.75) / zoom;
    paper.beginPath();
    paper.roundRect(left, top, right - left, bottom - top, round);
    paper.stroke();
  }
  if (look.failing) {
    paper.beginPath();
    paper.arc(right - 16, top, Math.max(20, 3 / zoom), 0, 2 * Math.PI);
    paper.fillStyle = paintColour("var(--color-bad)");
    paper.fill();
  }
  paper.globalAlpha = 1;
}

/** A frame with its title, which can be read from afar: that is what it is for. */
function paintFrame(paper: CanvasRenderingContext2D, { title, cord }: FarFrame, box: Box, zoom: number): void {
  paper.globalAlpha = 0.16;
  block(paper, box, zoom >= ROUND_ZOOM ? 2 * RADIUS : 0, cord);
  paper.globalAlpha = 1;
  paper.fillStyle = paintColour("var(--color-ink)");
  paper.font = `600 ${TITLE_PIXELS / zoom}px ${getComputedStyle(document.body).fontFamily}`;
  paper.textBaseline = "bottom";
  paper.fillText(title, box.left, box.top - 3 / zoom);
}

function block(paper: CanvasRenderingContext2D, box: Box, round: number, token: string): void {
  const { left, top, right, bottom } = box;
  paper.fillStyle = paintColour(token);
  if (round === 0) {
    paper.fillRect(left, top, right - left, bottom - top);
    return;
  }
  paper.beginPath();
  paper.roundRect(left, top, right - left, bottom - top, round);
  paper.fill();
}

function paintWires(
  paper: CanvasRenderingContext2D,
  scene: FarScene,
  byId: ReadonlyMap<string, CanvasNode>,
  seen: Box,
  zoom: number,
): void {
  const { wires, look } = scene;
  const straight = wires.length > MANY_WIRES;
  // Just under a pixel: the fastest line there is.
  paper.lineWidth = Math.min(1.75, 0.9 / zoom);
  paper.globalAlpha = 0.7;
  const byColour = Map.groupBy(wires, ({ from }) => look(from).cord);
  for (const [cord, group] of byColour) {
    paper.beginPath();
    for (const { from, exit, to } of group) {
      const [source, target] = [byId.get(from), byId.get(to)];
      const [start, end] = [source && jackOf(source, exit), target && jackOf(target)];
      if (!source || !target || !start || !end || !isPart(scene, source, target)) continue;
      if (!meets(boxBetween(start, end), seen)) continue;
      paper.moveTo(start.x, start.y);
      if (straight) paper.lineTo(end.x, end.y);
      else {
        const reach = Math.max(40, Math.abs(end.x - start.x) * 0.4);
        paper.bezierCurveTo(start.x + reach, start.y, end.x - reach, end.y, end.x, end.y);
      }
    }
    paper.strokeStyle = paintColour(cord);
    paper.stroke();
  }
  paper.globalAlpha = 1;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** The middle of an exit's jack, or of the entry. */
function jackOf({ position, handles }: CanvasNode, exit?: string): Place | undefined {
  const jack = handles?.find(({ id, type }) => (exit === undefined ? type === "target" : id === exit));
  if (!jack) return undefined;
  return { x: position.x + jack.x + (jack.width ?? 0) / 2, y: position.y + jack.y + (jack.height ?? 0) / 2 };
}

function boxBetween(one: Place, other: Place): Box {
  return {
    left: Math.min(one.x, other.x),
    top: Math.min(one.y, other.y),
    right: Math.max(one.x, other.x),
    bottom: Math.max(one.y, other.y),
  };
}
