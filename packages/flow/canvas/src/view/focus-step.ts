import type { NodeId } from "@patchbay/flow-model/document";

/** Puts the focus on a card as soon as it is drawn and the list it came from has closed, so that keys reach it. */
export function focusStep(id: NodeId): void {
  focusDrawn(cardOf(id));
}

/** Puts the focus into a note, to be written; `id` as React Flow knows it. */
export function focusNote(id: string): void {
  focusDrawn(`${cardOf(id)} textarea`);
}

function cardOf(id: string): string {
  return `.react-flow__node[data-id="${CSS.escape(id)}"]`;
}

function focusDrawn(selector: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => document.querySelector<HTMLElement>(selector)?.focus({ preventScroll: true })),
  );
}
