import type { Locale } from "@patchbay/base/text";
import { shownExits } from "@patchbay/canvas/view/shown-exits";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { nodeRegistry } from "../node-registry.ts";
import type { StepWords } from "./way-view.ts";

/** Names a step and the exit that it was left by as the drawing shows them. */
export function stepWords(
  drawing: FlowDocument | undefined,
  { node, exit }: { readonly node: string; readonly exit?: string | undefined },
  locale: Locale,
): StepWords {
  const drawn = drawing?.nodes[node as NodeId];
  const label = drawn?.label ?? node;
  if (exit === undefined) return { label };
  const title = drawn && shownExits(drawn, nodeRegistry).find(({ name }) => name === exit)?.title;
  return { label, exit: title?.[locale] ?? exit };
}
