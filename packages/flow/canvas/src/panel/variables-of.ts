import type { FlowDocument } from "@patchbay/flow-model/document";
import { formOf } from "@patchbay/node-kit/form-fields";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { walkConfig } from "@patchbay/node-kit/walk-config";

/** Names of variables that the flow takes in or sets somewhere, in alphabetical order. */
export function variablesOf(flow: FlowDocument, registry: NodeRegistry): readonly string[] {
  const names = new Set(flow.inputs.map((input) => input.name));
  for (const node of Object.values(flow.nodes)) {
    const definition = registry.get(node.type);
    if (!definition) continue;
    for (const { field, value } of walkConfig(formOf(definition), node.config)) {
      if (field.hint.holds === "variable" && typeof value === "string" && value !== "") names.add(value);
    }
  }
  return [...names].sort();
}
