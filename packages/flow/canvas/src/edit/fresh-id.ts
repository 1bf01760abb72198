import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";

/** An id that reads well in a diff: the type and the first free number, `menu-2`. */
export function freshNodeId(flow: FlowDocument, type: string, taken: ReadonlySet<string> = new Set()): NodeId {
  for (let number = 1; ; number += 1) {
    const id = `${type}-${number}`;
    if (!Object.hasOwn(flow.nodes, id) && !taken.has(id)) return id as NodeId;
  }
}

export function freshNoteId(flow: FlowDocument, taken: ReadonlySet<string> = new Set()): string {
  return freshId("note", flow.notes, taken);
}

/** The first of `word-1`, `word-2` … that no item has. */
export function freshId(
  word: string,
  items: readonly { readonly id: string }[] = [],
  taken: ReadonlySet<string> = new Set(),
): string {
  for (let number = 1; ; number += 1) {
    const id = `${word}-${number}`;
    if (!items.some((item) => item.id === id) && !taken.has(id)) return id;
  }
}
