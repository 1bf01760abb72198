import type { FlowDocument } from "@patchbay/flow-model/document";
import { applyEdit, type Edit } from "@patchbay/flow-model/edit";

/** A flow with the edits that lead back and forth. Undo is the list of returned inverses. */
export interface History {
  readonly flow: FlowDocument;
  readonly undo: readonly Step[];
  readonly redo: readonly Step[];
}

interface Step {
  readonly edit: Edit;
  /** Edits in a row with one key (typing into a field, nudging a card) are one step. */
  readonly key?: string;
}

const STEPS_KEPT = 500;

export function beginHistory(flow: FlowDocument): History {
  return { flow, undo: [], redo: [] };
}

/** The same history when the edit changes nothing. */
export function pushEdit(history: History, edit: Edit, key?: string): History {
  const { flow, undo } = applyEdit(history.flow, edit);
  if (flow === history.flow) return history;
  const last = history.undo.at(-1);
  if (key !== undefined && last?.key === key && history.redo.length === 0) {
    // The older inverse comes last, so that it wins.
    const joined: Edit = { type: "composite", edits: [undo, last.edit] };
    return { flow, undo: [...history.undo.slice(0, -1), { edit: joined, key }], redo: [] };
  }
  const step: Step = key === undefined ? { edit: undo } : { edit: undo, key };
  return { flow, undo: [...history.undo, step].slice(-STEPS_KEPT), redo: [] };
}

export function undoEdit(history: History): History {
  const last = history.undo.at(-1);
  if (!last) return history;
  const { flow, undo } = applyEdit(history.flow, last.edit);
  return { flow, undo: history.undo.slice(0, -1), redo: [...history.redo, { edit: undo }] };
}

export function redoEdit(history: History): History {
  const next = history.redo.at(-1);
  if (!next) return history;
  const { flow, undo } = applyEdit(history.flow, next.edit);
  return { flow, undo: [...history.undo, { edit: undo }], redo: history.redo.slice(0, -1) };
}

/** The next edit begins a step of its own, whatever its key. */
export function closeStep(history: History): History {
  const last = history.undo.at(-1);
  if (last?.key === undefined) return history;
  return { ...history, undo: [...history.undo.slice(0, -1), { edit: last.edit }] };
}
