import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId, Wire } from "../document.ts";
import type { FlowChange, PropertyChange } from "./change.ts";
import { asJson, at, restOf } from "./flow-parts.ts";
import { isList, keyedLists } from "./keyed-list.ts";
import { withIds } from "./renamed-nodes.ts";

/**
 * Makes the changes that `diffFlows` found. On the flow that they were found on, the result says what the other one says;
 * cards stay where they are, new ones have no place yet.
 */
export function applyChanges(flow: FlowDocument, changes: readonly FlowChange[]): FlowDocument {
  return changes.reduce(applyChange, flow);
}

function applyChange(flow: FlowDocument, change: FlowChange): FlowDocument {
  switch (change.kind) {
    case "node-added":
      return { ...flow, nodes: { ...flow.nodes, [change.node]: change.after } };
    case "node-removed": {
      const { [change.node]: _node, ...nodes } = flow.nodes;
      const { [change.node]: _place, ...layout } = flow.layout;
      return { ...flow, nodes, layout };
    }
    case "node-renamed":
      return withIds(flow, new Map([[change.node, change.to]]));
    case "node-changed": {
      const node = asJson(at(flow.nodes, change.node));
      if (node === undefined) return flow;
      return { ...flow, nodes: { ...flow.nodes, [change.node]: setAll(node, change.changes) as unknown as FlowNode } };
    }
    case "wire-changed":
      return { ...flow, wires: rewired(flow.wires, change.from, change.exit, change.after) };
    case "flow-changed": {
      const { nodes, wires, layout } = flow;
      return { ...(setAll(restOf(flow), change.changes) as object), nodes, wires, layout } as FlowDocument;
    }
  }
}

function rewired(wires: readonly Wire[], from: NodeId, exit: string, to: NodeId | undefined): readonly Wire[] {
  const others = wires.filter((wire) => wire.from !== from || wire.exit !== exit);
  return to === undefined ? others : [...others, { from, exit, to }];
}

function setAll(value: Json, changes: readonly PropertyChange[]): Json {
  return changes.reduce((current, change) => setAt(current, change, 0) as Json, value);
}

/** Undefined takes the value away. */
function setAt(value: Json | undefined, change: PropertyChange, depth: number): Json | undefined {
  if (depth === change.path.length) return change.order ? reordered(value, change.after) : change.after;
  const step = change.path[depth] as string | number;
  if (isList(value)) {
    const place = typeof step === "number" ? step : (keyedLists([value])?.[0]?.order.indexOf(step) ?? -1);
    const next = setAt(value[place], change, depth + 1);
    if (next === undefined) return value.filter((_, index) => index !== place);
    return place < 0 ? [...value, next] : value.with(place, next);
  }
  const object: JsonObject = isJsonObject(value) ? value : {};
  const next = setAt(Object.hasOwn(object, step) ? object[step] : undefined, change, depth + 1);
  const { [step]: _was, ...others } = object;
  return next === undefined ? others : { ...others, [step]: next };
}

function reordered(value: Json | undefined, order: Json | undefined): Json | undefined {
  const [list] = isList(value) ? (keyedLists([value]) ?? []) : [];
  if (!list || !isList(order)) return value;
  return order.flatMap((name) => list.items.get(String(name)) ?? []);
}
