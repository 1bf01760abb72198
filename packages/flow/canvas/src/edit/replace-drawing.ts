import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";

/** Puts another drawing in the place of this one, as one edit that can be taken back. Title, notes and variables stay. */
export function replaceDrawing(flow: FlowDocument, by: FlowDocument): Edit {
  const nodes = Object.entries(by.nodes) as [NodeId, FlowNode][];
  return {
    type: "composite",
    edits: [
      ...(Object.keys(flow.nodes) as NodeId[]).map((id): Edit => ({ type: "remove-node", id })),
      ...nodes.map(([id, node]): Edit => ({ type: "add-node", id, node, at: by.layout[id] ?? { x: 0, y: 0 } })),
      ...by.wires.map((wire): Edit => ({ type: "connect", wire })),
    ],
  };
}
