import type { Locale } from "@patchbay/base/text";
import type { FlowDocument, NodeId, Point } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import { exitsOf, type NodeType } from "@patchbay/node-kit/define-node";
import { freshNodeId } from "./fresh-id.ts";

export interface AddStep {
  readonly definition: NodeType;
  readonly at: Point;
  readonly locale: Locale;
  /** An exit to wire to the new step. What it led to before comes after the new step, at its first exit. */
  readonly from?: { readonly node: NodeId; readonly exit: string };
}

/** Adds a fresh step, wired to where it was pulled from, as one edit. */
export function addStep(
  flow: FlowDocument,
  { definition, at, locale, from }: AddStep,
): { readonly id: NodeId; readonly edit: Edit } {
  const id = freshNodeId(flow, definition.type);
  const parsed = definition.config.safeParse({});
  const config = parsed.success ? parsed.data : {};
  const add: Edit = {
    type: "add-node",
    id,
    node: {
      type: definition.type,
      version: definition.version,
      label: freshLabel(flow, definition.title[locale]),
      config,
    },
    at: { x: Math.round(at.x), y: Math.round(at.y) },
  };
  if (!from) return { id, edit: add };
  const wire = { from: from.node, exit: from.exit, to: id };
  const before = flow.wires.find((other) => other.from === from.node && other.exit === from.exit);
  const [onward] = exitsOf(definition, config);
  const behind: readonly Edit[] =
    before && onward ? [{ type: "connect", wire: { from: id, exit: onward.name, to: before.to } }] : [];
  return { id, edit: { type: "composite", edits: [add, { type: "connect", wire }, ...behind] } };
}

/** `Menu`, then `Menu 2`: two steps of one name are hard to tell apart in a list of problems. */
function freshLabel(flow: FlowDocument, title: string): string {
  const taken = new Set(Object.values(flow.nodes).map((node) => node.label));
  if (!taken.has(title)) return title;
  for (let number = 2; ; number += 1) {
    if (!taken.has(`${title} ${number}`)) return `${title} ${number}`;
  }
}
