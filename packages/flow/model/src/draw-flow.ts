import type { JsonObject } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId, Point, Wire } from "./document.ts";

/** A node in short hand: its type, its config where it differs from the fresh one, and where its exits lead. */
export interface DrawnNode {
  readonly type: string;
  readonly version?: number;
  readonly label?: string;
  readonly config?: JsonObject;
  /** Exit → node. */
  readonly to?: Readonly<Record<string, string>>;
  readonly at?: Point;
}

/** Draws a flow from short hand, laid out in a row: for tests, templates and importers. */
export function drawFlow(
  name: string,
  drawn: Readonly<Record<string, DrawnNode>>,
  more: Partial<FlowDocument> = {},
): FlowDocument {
  const entries = Object.entries(drawn) as [NodeId, DrawnNode][];
  const nodes = entries.map(
    ([id, { type, version = 1, label = id, config = {} }]) => [id, { type, version, label, config }] as const,
  );
  const layout = entries.map(([id, { at }], index) => [id, at ?? { x: index * 280, y: 0 }] as const);
  const wires = entries.flatMap(([from, { to = {} }]) =>
    Object.entries(to).map(([exit, target]): Wire => ({ from, exit, to: target as NodeId })),
  );
  return {
    format: "patchbay.flow/1",
    name,
    title: name,
    channel: "voice",
    inputs: [],
    outputs: [],
    nodes: Object.fromEntries(nodes) as Readonly<Record<NodeId, FlowNode>>,
    wires,
    layout: Object.fromEntries(layout) as Readonly<Record<NodeId, Point>>,
    ...more,
  };
}
