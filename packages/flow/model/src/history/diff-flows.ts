import type { FlowDocument, FlowNode, NodeId } from "../document.ts";
import type { FlowChange } from "./change.ts";
import { diffJson } from "./diff-json.ts";
import { asJson, at, isPlace, nodeIds, restOf, WireMap } from "./flow-parts.ts";
import { renamedNodes, withIds } from "./renamed-nodes.ts";

/**
 * What changed in meaning from one drawing to another, in an order that can be applied. Moved cards are no change; a step
 * under another id is renamed, not removed and added; settings differ one by one.
 */
export function diffFlows(before: FlowDocument, after: FlowDocument): readonly FlowChange[] {
  const renamed = renamedNodes(before, after);
  const start = withIds(before, renamed);
  const rest = diffJson(restOf(start), restOf(after)).filter(({ path }) => !isPlace(path));
  return [
    ...(rest.length === 0 ? [] : [{ kind: "flow-changed", changes: rest } as const]),
    ...[...renamed].map(([node, to]) => ({ kind: "node-renamed", node, to }) as const),
    ...nodeIds(start, after).flatMap((id) => diffNode(id, at(start.nodes, id), at(after.nodes, id))),
    ...diffWires(start, after),
  ];
}

function diffNode(node: NodeId, before: FlowNode | undefined, after: FlowNode | undefined): readonly FlowChange[] {
  if (before && after) {
    const changes = diffJson(asJson(before), asJson(after));
    return changes.length === 0 ? [] : [{ kind: "node-changed", node, changes }];
  }
  if (before) return [{ kind: "node-removed", node, before }];
  return after ? [{ kind: "node-added", node, after }] : [];
}

function diffWires(before: FlowDocument, after: FlowDocument): readonly FlowChange[] {
  const [left, right] = [new WireMap(before), new WireMap(after)];
  return WireMap.exits(left, right).flatMap(([from, exit]) => {
    const [was, is] = [left.get(from, exit), right.get(from, exit)];
    if (was === is) return [];
    return [
      { kind: "wire-changed", from, exit, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) } as const,
    ];
  });
}
