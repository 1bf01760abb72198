import type { Json, JsonObject } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import { Budget } from "@patchbay/expression/budget";
import { parseExpression } from "@patchbay/expression/expression";
import type { AssignStep, CallStep } from "@patchbay/flow-model/program";

/**
 * What the steps' expressions mean. The XState machine and the table runner each walk the program in their own way, but
 * ask here what a condition or an assignment comes to.
 */

/** Longest wait; a longer one is a mistake of units. */
export const MAX_WAIT: Millis = 366 * 24 * 3_600_000;

/** Whether a condition holds; undefined when it cannot be evaluated or is no condition. */
export function holds(condition: string, variables: JsonObject): boolean | undefined {
  const value = evaluated(condition, variables);
  return typeof value === "boolean" ? value : undefined;
}

export function evaluated(expression: string, variables: JsonObject, budget?: Budget): Json | undefined {
  const parsed = parseExpression(expression);
  if (!parsed.ok) return undefined;
  const result = parsed.value.evaluate(variables, budget);
  return result.ok ? result.value : undefined;
}

/** The variables after an assignment, and whether all of it could be evaluated (what could not is null). */
export function assigned(
  step: AssignStep,
  variables: JsonObject,
): { readonly variables: JsonObject; readonly failed: boolean } {
  let failed = false;
  let current = variables;
  const budget = new Budget();
  for (const { name, value } of step.set) {
    const result = evaluated(value, current, budget);
    failed ||= result === undefined;
    current = { ...current, [name]: result ?? null };
  }
  return { variables: current, failed };
}

/** The variables that a called program begins with: its inputs by our expressions, and the run's own. Undefined when one fails. */
export function calledWith(step: CallStep, variables: JsonObject): JsonObject | undefined {
  const inputs: Record<string, Json> = {};
  for (const [name, expression] of Object.entries(step.inputs)) {
    const value = evaluated(expression, variables);
    if (value === undefined) return undefined;
    inputs[name] = value;
  }
  const { call = null, customer = null, now = null } = variables;
  return { ...inputs, call, customer, now };
}

/** Our variables after a called program gave these back. */
export function returned(step: CallStep, variables: JsonObject, outputs: JsonObject, customer: Json): JsonObject {
  const set = Object.entries(step.outputs).map(([ours, theirs]) => [ours, outputs[theirs] ?? null]);
  return { ...variables, ...Object.fromEntries(set), customer };
}

export function waitOf(forMs: Millis | string, variables: JsonObject): Millis {
  const value = typeof forMs === "string" ? evaluated(forMs, variables) : forMs;
  return typeof value === "number" && value > 0 ? Math.min(Math.round(value), MAX_WAIT) : 0;
}

/** What a program hands back: its declared outputs, from its variables when it ended. */
export function outputsOf(outputs: readonly { readonly name: string }[], variables: JsonObject): JsonObject {
  return Object.fromEntries(
    outputs.map(({ name }) => [name, Object.hasOwn(variables, name) ? (variables[name] ?? null) : null]),
  );
}
