import { exitKey, type Marks, type MarkTone } from "@patchbay/canvas/view/marks";
import type { FlowChange } from "@patchbay/flow-model/history/change";

/** What changed, pointed out on both drawings: new is good, gone is bad, what is on both sides is changed. */
export function changeMarks(changes: readonly FlowChange[]): Marks {
  const nodes = new Map<string, MarkTone>();
  const exits = new Map<string, MarkTone>();
  for (const change of changes) {
    switch (change.kind) {
      case "flow-changed":
        break;
      case "node-added":
        nodes.set(change.node, "good");
        break;
      case "node-removed":
        nodes.set(change.node, "bad");
        break;
      case "node-renamed":
        nodes.set(change.node, "changed");
        nodes.set(change.to, "changed");
        break;
      case "node-changed":
        nodes.set(change.node, "changed");
        break;
      case "wire-changed": {
        const { from, exit, before, after } = change;
        exits.set(exitKey(from, exit), before === undefined ? "good" : after === undefined ? "bad" : "changed");
        if (!nodes.has(from)) nodes.set(from, "changed");
      }
    }
  }
  return { nodes, exits };
}
