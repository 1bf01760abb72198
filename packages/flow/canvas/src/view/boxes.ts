import type { CanvasNode } from "./derive-view.ts";

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Where a card, note or frame is in the drawing. */
export function boxOf({ position, measured, width, height }: CanvasNode): Box {
  return {
    left: position.x,
    top: position.y,
    right: position.x + (width ?? measured?.width ?? 0),
    bottom: position.y + (height ?? measured?.height ?? 0),
  };
}

/** Whether two boxes have a part in common. */
export function meets(one: Box, other: Box): boolean {
  return one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
}

/** The box around all; undefined for nothing. */
export function boundsOf(nodes: readonly CanvasNode[]): Box | undefined {
  const boxes = nodes.map(boxOf);
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** The topmost card or note at a point of the drawing. */
export function nodeAt(nodes: readonly CanvasNode[], { x, y }: { readonly x: number; readonly y: number }) {
  const point = { left: x - 0.5, top: y - 0.5, right: x + 0.5, bottom: y + 0.5 };
  return nodes.findLast((node) => node.type !== "group" && meets(boxOf(node), point));
}
