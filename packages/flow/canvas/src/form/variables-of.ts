import type { FlowDocument, FlowNode } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { walkConfig } from "@patchbay/node-kit/walk-config";

/** Names of variables that the flow takes in or sets somewhere, in alphabetical order. */
export function variablesOf(flow: FlowDocument, registry: NodeRegistry): readonly string[] {
  const names = new Set(flow.inputs.map((input) => input.name));
  for (const node of Object.values(flow.nodes)) for (const name of variablesSetBy(node, registry)) names.add(name);
  return [...names].sort();
}

function variablesSetBy(node: FlowNode, registry: NodeRegistry): readonly string[] {
  const definition = registry.get(node.type);
  const fields = definition ? [...walkConfig(formOf(definition), node.config)] : [];
  return fields.flatMap(({ field, value }) =>
    field.hint.holds === "variable" && typeof value === "string" && value !== "" ? value : [],
  );
}
