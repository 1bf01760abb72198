import { RESERVED_VARIABLES } from "@patchbay/flow-model/variable-name";
import { warn } from "../diagnose.ts";
import { fieldReads } from "../field-reads.ts";
import { writeInstead } from "../fix.ts";
import { nearestName } from "../nearest-name.ts";
import { variablesNamed } from "../variables-named.ts";
import type { Check } from "./check.ts";

/** FLOW302, a warning: a variable is read that no step sets and no caller of the flow passes in. FLOW311 looks at the order. */
export const variableNeverSet: Check = ({ document, nodes, complete }) => {
  if (!complete) return [];
  const steps = [...nodes.values()];
  const known = new Set<string>([
    ...RESERVED_VARIABLES,
    // Set by whoever answers the contact, where a language is known.
    "language",
    // Whom a campaign calls.
    "contact",
    ...document.inputs.map((input) => input.name),
    ...steps.flatMap(variablesNamed),
  ]);
  const readings = steps.flatMap((node) => fieldReads(node).map(({ field, reads }) => ({ node, value: field, reads })));
  return readings.flatMap(({ node, value, reads }) => {
    if (!reads.ok) return [];
    return reads.value
      .filter((name) => !known.has(name))
      .map((name) => {
        const meant = nearestName(name, known);
        const guess =
          meant === undefined ? { en: "", zh: "" } : { en: ` Is "${meant}" meant?`, zh: `是否应为“${meant}”？` };
        const message = {
          en: `"${node.label}" uses "${name}", which no step sets. It will be empty.${guess.en}`,
          zh: `“${node.label}”使用了变量“${name}”，但没有步骤给它赋值，它将为空。${guess.zh}`,
        };
        const fix = meant === undefined ? undefined : writeInstead(node, value.path, name, meant);
        return warn("FLOW302", message, { node: node.id, field: value.path, ...(fix ? { fix } : {}) });
      });
  });
};
