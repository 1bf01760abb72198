import { diagnose } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW204. A flow begins at exactly one step. */
export const oneStart: Check = ({ nodes, complete }) => {
  const starts = [...nodes.values()].filter((node) => node.definition.role === "start");
  if (starts.length === 0 && complete) {
    return [diagnose("FLOW204", { en: "The flow has no start: add one.", zh: "流程没有开始步骤，请添加一个。" })];
  }
  return starts.slice(1).map((node) => {
    const message = {
      en: `"${node.label}" is a second start. A flow has one.`,
      zh: `“${node.label}”是第二个开始步骤。一个流程只能有一个开始。`,
    };
    return diagnose("FLOW204", message, { node: node.id });
  });
};
