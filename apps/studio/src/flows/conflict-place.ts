import type { Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { pathText, settingWords } from "@patchbay/flow-model/history/change-words";
import type { MergeConflict } from "@patchbay/flow-model/history/merge-json";
import { flowWords } from "./node-registry.ts";

/** What the step is called in the first of the flows that has it. */
export function stepLabel(node: string | undefined, flows: readonly FlowDocument[]): string | undefined {
  return flows.map(({ nodes }) => nodes[node as NodeId]?.label).find((label) => label !== undefined);
}

/** `nodes.ask.config.timeoutMs` → “Wait for a key”, as the form of the step says, which is named beside it. */
export function fieldWithinStep({ node, path }: MergeConflict, flows: readonly FlowDocument[]): LocalText {
  if (node === undefined) return same(pathText(path));
  const step = flows.map(({ nodes }) => nodes[node]).find((found) => found !== undefined);
  const [part, , ...rest] = path;
  if (part !== "wires") return settingWords(rest, step, flowWords);
  return (step && flowWords.exit(step, String(rest[0]))) ?? same(pathText(rest));
}

function same(text: string): LocalText {
  return { en: text, zh: text };
}

/** A line's end is told by the name of the step that it leads to. */
export function targetLabel({ path }: MergeConflict, value: Json | undefined, flows: readonly FlowDocument[]) {
  return path[0] === "wires" && typeof value === "string" ? stepLabel(value, flows) : undefined;
}
