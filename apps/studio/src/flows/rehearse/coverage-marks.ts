import { exitKey, type Marks, type MarkTone } from "@patchbay/canvas/view/marks";
import type { CaseCoverage } from "@patchbay/engine/rehearse/case-coverage";

/** What test cases take of a flow, on its drawing: exits are taken or not, steps wholly, in part or not at all. */
export function coverageMarks({ taken, missed }: Pick<CaseCoverage, "taken" | "missed">): Marks {
  const exits = new Map<string, MarkTone>();
  for (const { node, exit } of taken) exits.set(exitKey(node, exit), "good");
  for (const { node, exit } of missed) exits.set(exitKey(node, exit), "bad");
  const reached = new Set(taken.map(({ node }) => node));
  const lacking = new Set(missed.map(({ node }) => node));
  const nodes = new Map<string, MarkTone>();
  for (const node of [...reached, ...lacking]) {
    nodes.set(node, !lacking.has(node) ? "good" : reached.has(node) ? "changed" : "bad");
  }
  return { nodes, exits };
}
