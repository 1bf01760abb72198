import { diagnose } from "../diagnose.ts";
import { nearestName } from "../nearest-name.ts";
import type { ResolvedFlow, ResolvedNode } from "../resolve.ts";
import { byShape } from "./by-shape.ts";

/** FLOW201. Error exits may stay unconnected: the run then ends `failed`. One that a line misspells is FLOW202's. */
export const exitNotConnected = byShape((flow) =>
  [...flow.nodes.values()].flatMap((node) => {
    const open = node.exits.filter((exit) => !exit.error && !flow.graph.wire(node.id, exit.name));
    if (open.length === 0) return [];
    const misspelt = misspeltExits(node, flow);
    return open
      .filter((exit) => !misspelt.has(exit.name))
      .map((exit) => {
        const message = {
          en: `"${node.label}": the exit "${exit.title.en}" leads nowhere. Connect it to a next step.`,
          zh: `“${node.label}”：出口“${exit.title.zh}”没有连接。请把它连到下一步。`,
        };
        return diagnose("FLOW201", message, { node: node.id, path: [{ node: node.id, exit: exit.name }] });
      });
  }),
);

/** Exits that a line of this node probably means by a name that it does not have. */
function misspeltExits({ id, exits }: ResolvedNode, { graph }: ResolvedFlow): ReadonlySet<string> {
  const free = exits.map(({ name }) => name).filter((name) => !graph.wire(id, name));
  const strange = graph.wiresFrom(id).filter(({ exit }) => !exits.some(({ name }) => name === exit));
  return new Set(strange.flatMap(({ exit }) => nearestName(exit, free) ?? []));
}
