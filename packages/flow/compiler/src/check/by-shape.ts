import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { CompileOptions } from "../compile-options.ts";
import type { ResolvedFlow, ResolvedNode } from "../resolve.ts";
import { stepOf } from "../step-of.ts";
import type { Check } from "./check.ts";

/**
 * A check of what leads where, not of what settings say. After an edit that left steps, exits and lines as they were (most keys that
 * are typed) it is not made again: what it found stands. Kept for as long as the options, which an editor has as long as a flow is open.
 */
export function byShape(check: Check): Check {
  const known = new WeakMap<CompileOptions, { readonly flow: ResolvedFlow; readonly found: readonly Diagnostic[] }>();
  return (flow, options) => {
    const before = known.get(options);
    if (before && hasShapeOf(flow, before.flow)) return before.found;
    const found = check(flow, options);
    known.set(options, { flow, found });
    return found;
  };
}

function hasShapeOf(one: ResolvedFlow, other: ResolvedFlow): boolean {
  if (one.document.wires !== other.document.wires || one.document.channel !== other.document.channel) return false;
  if (one.complete !== other.complete || one.nodes.size !== other.nodes.size) return false;
  const others = other.nodes.values();
  for (const node of one.nodes.values()) {
    const before = others.next().value;
    if (node !== before && (!before || !isAlike(node, before))) return false;
  }
  return true;
}

/** Whether nothing but settings that lead nowhere else differ. */
function isAlike(one: ResolvedNode, other: ResolvedNode): boolean {
  const { definition } = one;
  const isPlain = definition.jumpsTo === undefined && definition.label === undefined;
  return (
    isPlain &&
    one.id === other.id &&
    one.label === other.label &&
    definition === other.definition &&
    JSON.stringify(one.exits) === JSON.stringify(other.exits) &&
    leadsAlike(stepOf(one), stepOf(other))
  );
}

/** Whatever is assigned leads on by the same exits. */
function leadsAlike(one: ReturnType<typeof stepOf>, other: ReturnType<typeof stepOf>): boolean {
  return (one?.op === "assign" && other?.op === "assign") || JSON.stringify(one) === JSON.stringify(other);
}
