import type { FlowDocument, FlowNode } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { walkConfig } from "@patchbay/node-kit/walk-config";
import { sameItems } from "../view/same-items.ts";

/** Names of variables that the flow takes in or sets somewhere, in alphabetical order; the same list as before where it says the same. */
export function variablesOf(
  flow: FlowDocument,
  registry: NodeRegistry,
  before: readonly string[] = [],
): readonly string[] {
  const names = new Set(flow.inputs.map((input) => input.name));
  for (const node of Object.values(flow.nodes)) for (const name of variablesSetBy(node, registry)) names.add(name);
  const sorted = [...names].sort();
  return sameItems(sorted, before) ? before : sorted;
}

const byNode = new WeakMap<FlowNode, readonly string[]>();

/** Nodes never change in place, so the answer is kept per node object. */
function variablesSetBy(node: FlowNode, registry: NodeRegistry): readonly string[] {
  const known = byNode.get(node);
  if (known) return known;
  const definition = registry.get(node.type);
  const fields = definition ? [...walkConfig(formOf(definition), node.config)] : [];
  const names = fields.flatMap(({ field, value }) =>
    field.hint.holds === "variable" && typeof value === "string" && value !== "" ? value : [],
  );
  byNode.set(node, names);
  return names;
}
