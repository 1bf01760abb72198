import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";

/** An id that reads well in a diff: the type and the first free number, `menu-2`. */
export function freshNodeId(flow: FlowDocument, type: string, taken: ReadonlySet<string> = new Set()): NodeId {
  for (let number = 1; ; number += 1) {
    const id = `${type}-${number}`;
    if (!Object.hasOwn(flow.nodes, id) && !taken.has(id)) return id as NodeId;
  }
}

export function freshNoteId(flow: FlowDocument, taken: ReadonlySet<string> = new Set()): string {
  for (let number = 1; ; number += 1) {
    const id = `note-${number}`;
    if (!flow.notes?.some((note) => note.id === id) && !taken.has(id)) return id;
  }
}
