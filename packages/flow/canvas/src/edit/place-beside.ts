import type { FlowDocument, NodeId, Point } from "@patchbay/flow-model/document";
import { CARD_WIDTH } from "../view/card-shape.ts";

const GAP_X = 84;
const GAP_Y = 36;
const ROOM = 120;

/** A free place to the right of a step, lower if something stands there. */
export function placeBeside(flow: FlowDocument, node: NodeId): Point {
  const at = flow.layout[node] ?? { x: 0, y: 0 };
  return freePlace(flow, { x: at.x + CARD_WIDTH + GAP_X, y: at.y });
}

/** The wanted place, or the next one below it that no card covers. */
export function freePlace(flow: FlowDocument, wanted: Point): Point {
  const places = Object.values(flow.layout);
  let y = wanted.y;
  for (;;) {
    const blocking = places.find((other) => Math.abs(other.x - wanted.x) < CARD_WIDTH && Math.abs(other.y - y) < ROOM);
    if (!blocking) return { x: wanted.x, y };
    y = blocking.y + ROOM + GAP_Y;
  }
}
