import { reachedFrom } from "@patchbay/flow-model/graph";
import { warn } from "../diagnose.ts";
import type { Check } from "./check.ts";

/** FLOW203, a warning: no path from the start leads here. */
export const unreachableNode: Check = ({ nodes, graph, complete }) => {
  const start = [...nodes.values()].find((node) => node.definition.role === "start");
  if (!start || !complete) return [];
  const reached = reachedFrom(graph, start.id);
  return [...nodes.values()]
    .filter((node) => !reached.has(node.id) && node.definition.role !== "start")
    .map((node) => {
      const message = {
        en: `No path from the start leads to "${node.label}": nobody will ever get there.`,
        zh: `从开始没有路径到达“${node.label}”，不会有人走到这里。`,
      };
      return warn("FLOW203", message, { node: node.id });
    });
};
