import type { FlowDocument } from "@patchbay/flow-model/document";
import type { NodeChange, NodePositionChange } from "@xyflow/react";
import type { CanvasNode } from "../view/derive-view.ts";
import { groupOf } from "../view/group-frames.ts";

/** The changes, and where a frame is moved, those that move the steps in it along. */
export function withMembers(
  { flow, nodes }: { readonly flow: FlowDocument; readonly nodes: readonly CanvasNode[] },
  changes: readonly NodeChange<CanvasNode>[],
): NodeChange<CanvasNode>[] {
  const moved = new Set(changes.map((change) => ("id" in change ? change.id : "")));
  const along = changes.flatMap((change) => {
    if (change.type !== "position" || !change.position) return [];
    const group = groupOf(flow, change.id);
    const frame = group && nodes.find(({ id }) => id === change.id);
    if (!group || !frame) return [];
    const shift = { x: change.position.x - frame.position.x, y: change.position.y - frame.position.y };
    const members = new Set<string>(group.nodes);
    return nodes
      .filter(({ id }) => members.has(id) && !moved.has(id))
      .map(
        ({ id, position }): NodePositionChange => ({
          ...change,
          id,
          position: { x: position.x + shift.x, y: position.y + shift.y },
        }),
      );
  });
  return [...changes, ...along];
}
