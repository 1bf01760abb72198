import { parseExpression } from "@patchbay/expression/expression";
import type { ResolvedFlow } from "../resolve.ts";
import { asked } from "./facts.ts";
import { placesOf } from "./place.ts";

/**
 * What decides where a contact goes, so that its value is worth following: variables that conditions read, those from which
 * these are worked out, the language, and conditions asked more than once (under `?condition`).
 */
export function worthKeeping(flow: ResolvedFlow): ReadonlySet<string> {
  const steps = [...placesOf(flow).all.values()].flatMap(({ step }) => (step ? [step] : []));
  const conditions = steps.flatMap((step) => (step.op === "branch" ? step.cases.map(({ when }) => when) : []));
  const keep = new Set(["language", ...conditions.flatMap(readsOf)]);
  const sets = steps.flatMap((step) => (step.op === "assign" ? step.set : []));
  for (const name of keep) {
    for (const { name: target, value } of sets) if (target === name) for (const read of readsOf(value)) keep.add(read);
  }
  const once = new Set<string>();
  for (const condition of conditions) {
    if (once.has(condition)) keep.add(asked(condition));
    once.add(condition);
  }
  return keep;
}

/** The variables that an expression reads; none where it cannot be read. */
export function readsOf(text: string): readonly string[] {
  const parsed = parseExpression(text);
  return parsed.ok ? parsed.value.reads : [];
}
