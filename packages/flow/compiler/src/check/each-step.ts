import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { CompileOptions } from "../compile-options.ts";
import type { ResolvedNode } from "../resolve.ts";
import type { Check } from "./check.ts";

/** Of the flow, only what an edit of other steps leaves alone. */
type Head = Pick<FlowDocument, "name" | "channel">;
type Look = (node: ResolvedNode, options: CompileOptions, head: Head) => readonly Diagnostic[];

/** A check that looks at each step by itself. A step that an edit left alone is not looked at again: it stays the same object. */
export function eachStep(look: Look): Check {
  const known = new WeakMap<ResolvedNode, Seen>();
  return ({ document: { name, channel }, nodes }, options) => {
    const found: Diagnostic[] = [];
    for (const node of nodes.values()) {
      let seen = known.get(node);
      if (seen?.options !== options || seen.name !== name || seen.channel !== channel) {
        seen = { options, name, channel, found: look(node, options, { name, channel }) };
        known.set(node, seen);
      }
      if (seen.found.length > 0) found.push(...seen.found);
    }
    return found;
  };
}

interface Seen extends Head {
  readonly options: CompileOptions;
  readonly found: readonly Diagnostic[];
}
