import { type Json, sameJson } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import { applyEdit } from "@patchbay/flow-model/edit";
import type { History } from "./history.ts";
import { rebaseEdit } from "./rebase-edit.ts";

/**
 * Goes on with a document into which somebody else's work was merged. What they did not touch stays the same objects, so that
 * only their steps are drawn anew. Undo and redo go on, and concern one's own edits only: what is left of each beside theirs.
 */
export function adoptFlow({ flow, undo, redo }: History, merged: FlowDocument): History {
  const nodes = Object.fromEntries(
    (Object.entries(merged.nodes) as [NodeId, FlowNode][]).map(([id, node]) => [id, keptNode(flow, id, node)]),
  );
  const wires = same(flow.wires, merged.wires) ? flow.wires : merged.wires;
  const joined = { ...merged, nodes, wires };
  return { flow: joined, undo: rebaseSteps(undo, flow, joined), redo: rebaseSteps(redo, flow, joined) };
}

/** Steps as they are taken one after another, the last first; those of which nothing is left are none. */
function rebaseSteps(steps: History["undo"], flow: FlowDocument, merged: FlowDocument): History["undo"] {
  let [mine, joined] = [flow, merged];
  return steps
    .toReversed()
    .flatMap((step) => {
      const edit = rebaseEdit(step.edit, { mine, joined });
      mine = applyEdit(mine, step.edit).flow;
      if (!edit) return [];
      joined = applyEdit(joined, edit).flow;
      return { ...step, edit };
    })
    .toReversed();
}

function keptNode(flow: FlowDocument, id: NodeId, node: FlowNode): FlowNode {
  const mine = Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
  return mine && same(mine, node) ? mine : node;
}

function same(one: object, other: object): boolean {
  return one === other || sameJson(one as Json, other as Json);
}
