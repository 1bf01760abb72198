import type { JsonObject } from "@patchbay/base/json";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { exitsOf } from "@patchbay/node-kit/define-node";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";

type Stop = readonly [type: string, config: JsonObject];

/** A flow that walks through these steps in order, whatever exit each takes, so that a recording has them all. */
export function tour(name: string, stops: readonly Stop[]): FlowDocument {
  const ids = [...stops.map(([type]) => type), "end"];
  const nodes = stops.map(([type, config], index): [string, DrawnNode] => [
    type,
    { type, config, to: Object.fromEntries(exits(type, config).map((exit) => [exit, ids[index + 1] as string])) },
  ]);
  const start = { type: "start", to: { next: ids[0] as string } };
  return drawFlow(name, { start, ...Object.fromEntries(nodes), end: { type: "end" } });
}

function exits(type: string, config: JsonObject): readonly string[] {
  const definition = nodeRegistry.get(type);
  if (!definition) throw new Error(`no node type ${type}`);
  return exitsOf(definition, definition.config.parse(config) as JsonObject).map(({ name }) => name);
}

export const logicTour = tour("logic-tour", [
  ["emergency-switch", { calendar: "office-hours" }],
  ["time-switch", { windows: [{ id: "any", from: "00:00", to: "24:00" }] }],
  ["random-split", {}],
  ["loop-over-list", { list: '["a", "b"]' }],
  ["repeat", { times: "2" }],
  ["wait-until", { until: { kind: "instant", at: "now + 5000" } }],
]);
