import type { FlowDocument, NodeId, Point } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { NodeChange } from "@xyflow/react";
import { type CanvasNode, noteIdOf } from "../view/derive-view.ts";

export interface Moved {
  readonly flow: FlowDocument;
  /** The cards before the changes; those under a hand are marked as being dragged. */
  readonly before: readonly CanvasNode[];
  readonly changes: readonly NodeChange<CanvasNode>[];
  /** The cards after them. */
  readonly nodes: readonly CanvasNode[];
}

/** The edit for moves and resizes that ended. Moves by arrow keys come one by one: their key joins them to one step. */
export function movesOf({
  flow,
  before,
  changes,
  nodes,
}: Moved): { readonly edit: Edit; readonly key?: string } | undefined {
  const settled = new Set(
    changes
      .filter(
        (change) =>
          (change.type === "position" && change.dragging === false) ||
          (change.type === "dimensions" && change.resizing === false),
      )
      .map((change) => (change as { readonly id: string }).id),
  );
  if (settled.size === 0) return undefined;
  const to: Record<NodeId, Point> = {};
  const edits: Edit[] = [];
  for (const node of nodes) {
    if (!settled.has(node.id)) continue;
    const at = { x: Math.round(node.position.x), y: Math.round(node.position.y) };
    if (node.type === "group") continue;
    const noteId = noteIdOf(node.id);
    if (noteId === undefined) {
      const was = flow.layout[node.id as NodeId];
      if (was?.x !== at.x || was.y !== at.y) to[node.id as NodeId] = at;
      continue;
    }
    const note = flow.notes?.find((item) => item.id === noteId);
    if (!note) continue;
    const size = { width: Math.round(node.width ?? note.width), height: Math.round(node.height ?? note.height) };
    if (note.x !== at.x || note.y !== at.y || note.width !== size.width || note.height !== size.height) {
      edits.push({ type: "set-note", note: { ...note, ...at, ...size } });
    }
  }
  if (Object.keys(to).length > 0) edits.push({ type: "move-nodes", to });
  const [first] = edits;
  if (!first) return undefined;
  const edit: Edit = edits.length === 1 ? first : { type: "composite", edits };
  const byHand = before.some(({ id, dragging, resizing }) => settled.has(id) && (dragging || resizing));
  return byHand ? { edit } : { edit, key: `move ${[...settled].join(" ")}` };
}
