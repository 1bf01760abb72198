import type { PublishedPrograms } from "../compile-options.ts";
import { diagnose } from "../diagnose.ts";
import { eachStep } from "./each-step.ts";

/** FLOW402. A flow that runs itself, at once or by way of others, would never come to an end. */
export const subFlowRecursion = eachStep((node, { programs }, { name }) =>
  node.fields.flatMap(({ field, path, value }) => {
    if (field.hint.holds !== "flow" || typeof value !== "string") return [];
    const way = wayBack(name, value, programs);
    if (!way) return [];
    const message = {
      en: `"${node.label}" runs this flow again: ${[name, ...way].join(" → ")}.`,
      zh: `“${node.label}”会再次运行本流程：${[name, ...way].join(" → ")}。`,
    };
    return [diagnose("FLOW402", message, { node: node.id, field: path })];
  }),
);

/** The flows from `from` to `goal`, both included, breadth first; undefined when there is no way. */
function wayBack(goal: string, from: string, programs: PublishedPrograms): readonly string[] | undefined {
  const before = new Map<string, string | undefined>([[from, undefined]]);
  const queue = [from];
  for (const flow of queue) {
    if (flow === goal) {
      const way: string[] = [];
      for (let at: string | undefined = flow; at !== undefined; at = before.get(at)) way.push(at);
      return way.reverse();
    }
    for (const called of Object.keys(programs.get(flow)?.program.calls ?? {})) {
      if (before.has(called)) continue;
      before.set(called, flow);
      queue.push(called);
    }
  }
  return undefined;
}
