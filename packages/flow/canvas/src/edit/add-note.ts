import type { Point } from "@patchbay/flow-model/document";
import type { CanvasStore } from "../canvas-store.ts";
import { noteNodeId } from "../view/derive-view.ts";
import { freshNoteId } from "./fresh-id.ts";

/** Puts an empty sticky note here and selects it. Answers its id as React Flow knows it. */
export function addNote(store: CanvasStore, at: Point): string {
  const id = freshNoteId(store.getState().flow);
  const note = { id, text: "", x: Math.round(at.x), y: Math.round(at.y), width: 220, height: 120 };
  store.edit({ type: "add-note", note });
  store.select([noteNodeId(id)]);
  return noteNodeId(id);
}
