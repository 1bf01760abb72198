import type { Json } from "@patchbay/base/json";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { pathText } from "@patchbay/flow-model/history/change-words";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";

/** What the step is called in the first of the flows that has it. */
export function stepLabel(node: string | undefined, flows: readonly FlowDocument[]): string | undefined {
  return flows.map(({ nodes }) => nodes[node as NodeId]?.label).find((label) => label !== undefined);
}

/** `nodes.ask.config.timeoutMs` → `timeoutMs`: the step is named beside it. */
export function fieldWithinStep({ node, path }: MergeConflict): string {
  return pathText(path.slice(node === undefined ? 0 : 2).filter((part) => part !== "config"));
}

/** A line's end is told by the name of the step that it leads to. */
export function targetLabel({ path }: MergeConflict, value: Json | undefined, flows: readonly FlowDocument[]) {
  return path[0] === "wires" && typeof value === "string" ? stepLabel(value, flows) : undefined;
}
