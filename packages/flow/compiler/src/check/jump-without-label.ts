import { diagnose } from "../diagnose.ts";
import { labelsOf } from "../jump-wires.ts";
import type { Check } from "./check.ts";

/** FLOW221. A jump goes to a label of the same flow, and a label stands at one step only. */
export const jumpWithoutLabel: Check = ({ nodes, complete }) => {
  const labels = labelsOf(nodes);
  const lost = [...nodes.values()].flatMap((node) => {
    const label = node.definition.jumpsTo?.(node.config);
    if (label === undefined || labels.has(label) || !complete) return [];
    const message = {
      en: `"${node.label}" jumps to "${label}", but no label of this flow is called that.`,
      zh: `“${node.label}”跳转到“${label}”，但本流程没有这个标签。`,
    };
    return [diagnose("FLOW221", message, { node: node.id })];
  });
  const twice = [...labels].flatMap(([label, [, ...others]]) =>
    others.map((node) => {
      const message = {
        en: `The label "${label}" stands at two steps: a jump would not know where to go.`,
        zh: `标签“${label}”出现在两个步骤上，跳转无法确定去向。`,
      };
      return diagnose("FLOW221", message, { node: node.id });
    }),
  );
  return [...lost, ...twice];
};
