import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Wire } from "@patchbay/flow-model/document";
import { diagnose } from "../diagnose.ts";
import type { ResolvedFlow } from "../resolve.ts";
import type { Check } from "./check.ts";

/** FLOW202. A wire needs a step at both ends, an exit that exists, and the exit for itself. */
export const wireToNowhere: Check = (flow) => {
  const used = new Set<string>();
  return flow.document.wires.flatMap((wire) => {
    const exit = `${wire.from} ${wire.exit}`;
    const twice = used.has(exit);
    used.add(exit);
    return faultOf(wire, flow, twice);
  });
};

function faultOf(wire: Wire, { document, nodes }: ResolvedFlow, twice: boolean): readonly Diagnostic[] {
  const { from, exit, to } = wire;
  const missing = [from, to].find((id) => !Object.hasOwn(document.nodes, id));
  if (missing !== undefined) {
    const message = {
      en: `A line from "${from}" to "${to}" ends at "${missing}", which is not there.`,
      zh: `从“${from}”到“${to}”的连线指向不存在的步骤“${missing}”。`,
    };
    return [diagnose("FLOW202", message, missing === from ? {} : { node: from })];
  }
  const node = nodes.get(from);
  if (node && !node.exits.some((known) => known.name === exit)) {
    const message = {
      en: `"${node.label}" has no exit "${exit}", but a line leaves from it.`,
      zh: `“${node.label}”没有出口“${exit}”，却有连线从它出发。`,
    };
    return [diagnose("FLOW202", message, { node: from })];
  }
  if (!twice) return [];
  const message = {
    en: `Two lines leave "${from}" by the exit "${exit}": keep one.`,
    zh: `“${from}”的出口“${exit}”有两条连线，请只保留一条。`,
  };
  return [diagnose("FLOW202", message, { node: from })];
}
