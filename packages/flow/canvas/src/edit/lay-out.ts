import type { FlowDocument, NodeId, Point } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import type { ElkNode } from "elkjs/lib/elk-api.js";
import { cardSizeOf, ENTRY_Y, EXIT_HEIGHT, HEAD_HEIGHT } from "../view/card-shape.ts";
import { shownExits } from "../view/shown-exits.ts";
import { elkLayout } from "./elk-layout.ts";

const OPTIONS = {
  "elk.algorithm": "layered",
  "elk.direction": "RIGHT",
  "elk.spacing.nodeNode": "36",
  "elk.layered.spacing.nodeNodeBetweenLayers": "96",
  "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
  "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
  "elk.separateConnectedComponents": "true",
};

/** Places for all steps, or for those given, from left to right along the wires (ELK layered). */
export async function layOut(flow: FlowDocument, registry: NodeRegistry, only?: ReadonlySet<string>): Promise<Edit> {
  const ids = (Object.keys(flow.nodes) as NodeId[]).filter((id) => !only || only.has(id));
  const laid = await elkLayout(graphOf(flow, registry, ids));
  const corner = only ? cornerOf(ids.map((id) => flow.layout[id] ?? { x: 0, y: 0 })) : { x: 40, y: 40 };
  const placed = (laid.children ?? []).map((child) => ({ id: child.id, x: child.x ?? 0, y: child.y ?? 0 }));
  const from = cornerOf(placed);
  const to = Object.fromEntries(
    placed.map(({ id, x, y }) => [id, { x: Math.round(x - from.x + corner.x), y: Math.round(y - from.y + corner.y) }]),
  );
  return { type: "move-nodes", to };
}

function graphOf(flow: FlowDocument, registry: NodeRegistry, ids: readonly NodeId[]): ElkNode {
  const inside = new Set<string>(ids);
  return {
    id: "flow",
    layoutOptions: OPTIONS,
    children: ids.map((id) => {
      const node = flow.nodes[id];
      if (!node) return { id };
      return {
        id,
        ...cardSizeOf(node, registry),
        layoutOptions: { "elk.portConstraints": "FIXED_POS" },
        ports: [
          { id: entryPort(id), x: 0, y: ENTRY_Y, width: 1, height: 1, layoutOptions: { "elk.port.side": "WEST" } },
          ...shownExits(node, registry).map((exit, index) => ({
            id: exitPort(id, exit.name),
            x: cardSizeOf(node, registry).width,
            y: HEAD_HEIGHT + (index + 0.5) * EXIT_HEIGHT,
            width: 1,
            height: 1,
            layoutOptions: { "elk.port.side": "EAST" },
          })),
        ],
      };
    }),
    edges: flow.wires
      .filter((wire) => inside.has(wire.from) && inside.has(wire.to) && hasExit(flow, registry, wire.from, wire.exit))
      .map((wire) => ({
        id: exitPort(wire.from, `${wire.exit} wire`),
        sources: [exitPort(wire.from, wire.exit)],
        targets: [entryPort(wire.to)],
      })),
  };
}

function hasExit(flow: FlowDocument, registry: NodeRegistry, id: NodeId, exit: string): boolean {
  const node = flow.nodes[id];
  return node !== undefined && shownExits(node, registry).some((item) => item.name === exit);
}

function entryPort(id: string): string {
  return `${id} <`;
}

function exitPort(id: string, exit: string): string {
  return `${id} > ${exit}`;
}

function cornerOf(places: readonly Point[]): Point {
  return { x: Math.min(...places.map((place) => place.x)), y: Math.min(...places.map((place) => place.y)) };
}
