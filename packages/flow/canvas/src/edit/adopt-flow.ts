import { type Json, sameJson } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { History } from "./history.ts";

/**
 * Goes on with a document into which somebody else's work was merged. What they did not touch stays the same objects, so that
 * only their steps are drawn anew. One can still undo one's own edits, back to the first that would undo theirs, too.
 */
export function adoptFlow(history: History, merged: FlowDocument): History {
  const { flow, undo, redo } = history;
  const nodes = Object.fromEntries(
    (Object.entries(merged.nodes) as [NodeId, FlowNode][]).map(([id, node]) => [id, keptNode(flow, id, node)]),
  );
  const ids = new Set([...Object.keys(flow.nodes), ...Object.keys(nodes)] as NodeId[]);
  const theirs = new Set([...ids].filter((id) => own(flow, id) !== nodes[id]));
  const wires = same(flow.wires, merged.wires) ? flow.wires : merged.wires;
  for (const wire of changedWires(flow, merged)) theirs.add(wire);
  return {
    flow: { ...merged, nodes, wires },
    undo: undo.slice(undo.findLastIndex(({ edit }) => touches(edit, theirs)) + 1),
    redo: redo.some(({ edit }) => touches(edit, theirs)) ? [] : redo,
  };
}

/** Whether an edit writes into one of these steps or their exits. */
function touches(edit: Edit, ids: ReadonlySet<NodeId>): boolean {
  switch (edit.type) {
    case "composite":
      return edit.edits.some((item) => touches(item, ids));
    case "add-node":
    case "remove-node":
    case "label-node":
    case "set-config":
      return ids.has(edit.id);
    case "rename-node":
      return ids.has(edit.id) || ids.has(edit.to);
    case "connect":
      return ids.has(edit.wire.from);
    case "disconnect":
      return ids.has(edit.from);
    default:
      return false;
  }
}

function keptNode(flow: FlowDocument, id: NodeId, node: FlowNode): FlowNode {
  const mine = own(flow, id);
  return mine && same(mine, node) ? mine : node;
}

function own(flow: FlowDocument, id: NodeId): FlowNode | undefined {
  return Object.hasOwn(flow.nodes, id) ? flow.nodes[id] : undefined;
}

/** The steps out of which a wire leads elsewhere than before. */
function changedWires(before: FlowDocument, after: FlowDocument): readonly NodeId[] {
  const text = (wires: FlowDocument["wires"]) => new Map(wires.map((wire) => [JSON.stringify(wire), wire.from]));
  const [was, is] = [text(before.wires), text(after.wires)];
  return [...was, ...is].filter(([key]) => !(was.has(key) && is.has(key))).map(([, from]) => from);
}

function same(one: object, other: object): boolean {
  return one === other || sameJson(one as Json, other as Json);
}
