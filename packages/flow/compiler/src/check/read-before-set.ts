import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { type Standing, walkFlow } from "../analyse/walk-flow.ts";
import { warn } from "../diagnose.ts";
import { type FieldExpression, fieldExpressions } from "../field-expressions.ts";
import type { ResolvedFlow, ResolvedNode } from "../resolve.ts";
import { variablesNamed } from "../variables-named.ts";
import type { Check } from "./check.ts";

/** FLOW311, a warning: on some way to this step a variable that it uses has not been set. One that no step ever sets is FLOW302. */
export const readBeforeSet: Check = (flow, { programs }) => {
  if (!flow.complete) return [];
  const settable = variablesSet(flow);
  const found = new Map<string, Diagnostic>();
  for (const standing of walkFlow(flow, programs)) {
    if (standing.isBlurred) continue;
    for (const { name, field } of unsetReads(standing)) {
      const key = `${standing.place.node.id} ${name}`;
      if (settable.has(name) && !found.has(key)) found.set(key, finding(standing, name, field));
    }
  }
  return [...found.values()];
};

function variablesSet({ nodes }: ResolvedFlow): ReadonlySet<string> {
  return new Set([...nodes.values()].flatMap(variablesNamed));
}

interface Unset {
  readonly name: string;
  readonly field: FieldExpression["path"];
}

function unsetReads({ place: { node, step }, facts }: Standing): readonly Unset[] {
  const set = new Set<string>();
  const unset: Unset[] = [];
  for (const { expression, names, path } of fieldExpressions(node)) {
    for (const name of expression.needs) {
      if (!facts.has(name) && !set.has(name) && !names.includes(name)) unset.push({ name, field: path });
    }
    // Assignments see those before them.
    if (step?.op === "assign") for (const name of setBeside(node, path)) set.add(name);
  }
  return unset;
}

/** The variables named in the same row of a list as this field. */
function setBeside(node: ResolvedNode, path: FieldExpression["path"]): readonly string[] {
  const row = path.slice(0, -1).join(".");
  return node.fields
    .filter(({ field, path: other }) => field.hint.holds === "variable" && other.slice(0, -1).join(".") === row)
    .map(({ value }) => String(value));
}

function finding({ place: { node }, path }: Standing, name: string, field: FieldExpression["path"]): Diagnostic {
  const message = {
    en: `"${node.label}" uses "${name}", but on this way no step has set it: it is empty here.`,
    zh: `“${node.label}”使用了变量“${name}”，但沿此路径没有步骤给它赋值，此处为空。`,
  };
  return warn("FLOW311", message, { node: node.id, field, path: path() });
}
