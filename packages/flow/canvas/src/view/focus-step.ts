import type { NodeId } from "@patchbay/flow-model/document";

/** Puts the focus on a card as soon as it is drawn and the list it came from has closed, so that keys reach it. */
export function focusStep(id: NodeId): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const card = document.querySelector<HTMLElement>(`.react-flow__node[data-id="${CSS.escape(id)}"]`);
      card?.focus({ preventScroll: true });
    }),
  );
}
