import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument, NodeId, Wire } from "@patchbay/flow-model/document";
import { diagnose } from "../diagnose.ts";
import { useExit } from "../fix.ts";
import { nearestName } from "../nearest-name.ts";
import type { ResolvedFlow } from "../resolve.ts";
import { byShape } from "./by-shape.ts";

/** FLOW202. A wire needs a step at both ends, an exit that exists, and the exit for itself. */
export const wireToNowhere = byShape((flow) => {
  return flow.document.wires.flatMap((wire) => {
    const first = flow.graph.wire(wire.from, wire.exit);
    return faultOf(wire, flow, first !== undefined && first !== wire);
  });
});

function isWired({ wires }: FlowDocument, from: NodeId, exit: string): boolean {
  return wires.some((wire) => wire.from === from && wire.exit === exit);
}

function faultOf(wire: Wire, { document, graph, nodes }: ResolvedFlow, twice: boolean): readonly Diagnostic[] {
  const { from, exit, to } = wire;
  const missing = !graph.nodes.has(from) ? from : !graph.nodes.has(to) ? to : undefined;
  if (missing !== undefined) {
    const message = {
      en: `A line from "${from}" to "${to}" ends at "${missing}", which is not there.`,
      zh: `从“${from}”到“${to}”的连线指向不存在的步骤“${missing}”。`,
    };
    return [diagnose("FLOW202", message, missing === from ? {} : { node: from })];
  }
  const node = nodes.get(from);
  if (node && !node.exits.some((known) => known.name === exit)) {
    const free = node.exits.map(({ name }) => name).filter((name) => !isWired(document, from, name));
    const meant = nearestName(exit, free);
    const guess =
      meant === undefined ? { en: "", zh: "" } : { en: ` Is "${meant}" meant?`, zh: `是否应为“${meant}”？` };
    const message = {
      en: `"${node.label}" has no exit "${exit}", but a line leaves from it.${guess.en}`,
      zh: `“${node.label}”没有出口“${exit}”，却有连线从它出发。${guess.zh}`,
    };
    return [
      diagnose("FLOW202", message, { node: from, ...(meant === undefined ? {} : { fix: useExit(wire, meant) }) }),
    ];
  }
  if (!twice) return [];
  const message = {
    en: `Two lines leave "${from}" by the exit "${exit}": keep one.`,
    zh: `“${from}”的出口“${exit}”有两条连线，请只保留一条。`,
  };
  return [diagnose("FLOW202", message, { node: from })];
}
