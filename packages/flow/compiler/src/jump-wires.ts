import type { NodeId, Wire } from "@patchbay/flow-model/document";
import { JUMP } from "@patchbay/node-kit/define-node";
import type { ResolvedNode } from "./resolve.ts";

/** Jumps as the wires that nobody drew, so that checks and lowering follow them like any other. */
export function jumpWires(nodes: ReadonlyMap<NodeId, ResolvedNode>): readonly Wire[] {
  const labels = labelsOf(nodes);
  return [...nodes.values()].flatMap(({ id, definition, config }) => {
    const [target] = labels.get(definition.jumpsTo?.(config) ?? "") ?? [];
    return target ? [{ from: id, exit: JUMP, to: target.id }] : [];
  });
}

/** Label → the steps that carry it. */
export function labelsOf(nodes: ReadonlyMap<NodeId, ResolvedNode>): ReadonlyMap<string, readonly ResolvedNode[]> {
  const labelled = [...nodes.values()].filter(({ definition }) => definition.label);
  return Map.groupBy(labelled, ({ definition, config }) => definition.label?.(config) ?? "");
}
