import { RESERVED_VARIABLES } from "@patchbay/flow-model/variable-name";
import { warn } from "../diagnose.ts";
import { readsOf } from "../field-reads.ts";
import type { Check } from "./check.ts";

/** FLOW302, a warning: a variable is read that no step sets and no caller of the flow passes in. Order is not looked at. */
export const variableNeverSet: Check = ({ document, nodes, complete }) => {
  if (!complete) return [];
  const fields = [...nodes.values()].flatMap((node) => node.fields.map((value) => ({ node, value })));
  const known = new Set<string>([
    ...RESERVED_VARIABLES,
    // Set by whoever answers the contact, where a language is known.
    "language",
    ...document.inputs.map((input) => input.name),
    ...fields.filter(({ value }) => value.field.hint.holds === "variable").map(({ value }) => String(value.value)),
  ]);
  return fields.flatMap(({ node, value }) => {
    const reads = readsOf(value);
    if (!reads?.ok) return [];
    return reads.value
      .filter((name) => !known.has(name))
      .map((name) => {
        const message = {
          en: `"${node.label}" uses "${name}", which no step sets. It will be empty.`,
          zh: `“${node.label}”使用了变量“${name}”，但没有步骤给它赋值，它将为空。`,
        };
        return warn("FLOW302", message, { node: node.id, field: value.path });
      });
  });
};
