import { reachedFrom } from "@patchbay/flow-model/graph";
import { warn } from "../diagnose.ts";
import { byShape } from "./by-shape.ts";

/** FLOW203, a warning: no path from the start leads here. */
export const unreachableNode = byShape(({ nodes, graph, complete }) => {
  const all = [...nodes.values()];
  if (!complete || !all.some((node) => node.definition.role === "start")) return [];
  // Errors without a wire lead to the handler: it is a way in of its own.
  const reached = new Set(
    all.filter((node) => node.definition.role).flatMap(({ id }) => [...reachedFrom(graph, id).keys()]),
  );
  return all
    .filter((node) => !reached.has(node.id))
    .map((node) => {
      const message = {
        en: `No path from the start leads to "${node.label}": nobody will ever get there.`,
        zh: `从开始没有路径到达“${node.label}”，不会有人走到这里。`,
      };
      return warn("FLOW203", message, { node: node.id });
    });
});
