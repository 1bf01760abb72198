import type { NodeId, Point } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { Size } from "../view/card-shape.ts";

export type Alignment = "left" | "centre" | "right" | "top" | "middle" | "bottom" | "spread-x" | "spread-y";

export interface Box extends Point, Size {
  readonly id: NodeId;
}

/** Lines up boxes by an edge or their middle, or spreads them evenly between the outermost two. */
export function alignNodes(boxes: readonly Box[], how: Alignment): Edit {
  const places = how === "spread-x" || how === "spread-y" ? spread(boxes, how) : lineUp(boxes, how);
  return {
    type: "move-nodes",
    to: Object.fromEntries(places.map(([id, { x, y }]) => [id, { x: Math.round(x), y: Math.round(y) }])),
  };
}

type Place = readonly [NodeId, Point];

function lineUp(boxes: readonly Box[], how: Exclude<Alignment, "spread-x" | "spread-y">): readonly Place[] {
  const left = Math.min(...boxes.map((box) => box.x));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const top = Math.min(...boxes.map((box) => box.y));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  const place: Readonly<Record<typeof how, (box: Box) => Point>> = {
    left: (box) => ({ x: left, y: box.y }),
    centre: (box) => ({ x: (left + right - box.width) / 2, y: box.y }),
    right: (box) => ({ x: right - box.width, y: box.y }),
    top: (box) => ({ x: box.x, y: top }),
    middle: (box) => ({ x: box.x, y: (top + bottom - box.height) / 2 }),
    bottom: (box) => ({ x: box.x, y: bottom - box.height }),
  };
  return boxes.map((box) => [box.id, place[how](box)]);
}

function spread(boxes: readonly Box[], how: "spread-x" | "spread-y"): readonly Place[] {
  const [axis, length] = how === "spread-x" ? (["x", "width"] as const) : (["y", "height"] as const);
  const sorted = [...boxes].sort((one, other) => one[axis] - other[axis]);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last || sorted.length < 3) return [];
  const room = last[axis] + last[length] - first[axis] - sorted.reduce((sum, box) => sum + box[length], 0);
  const gap = room / (sorted.length - 1);
  let at = first[axis];
  return sorted.map((box) => {
    const place: Place = [box.id, { x: box.x, y: box.y, [axis]: at }];
    at += box[length] + gap;
    return place;
  });
}
