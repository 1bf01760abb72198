import { type Expression, parseExpression } from "@patchbay/expression/expression";
import { parseTemplate } from "@patchbay/expression/template";
import { perNode } from "./per-node.ts";
import { stepOf } from "./step-of.ts";

/** An expression in a node's config, on its own or within a text. */
export interface FieldExpression {
  readonly path: readonly (string | number)[];
  readonly expression: Expression;
  /** Names that it sees beside the flow's variables. */
  readonly names: readonly string[];
  /** It must come to yes or no. */
  readonly isCondition: boolean;
}

/** All expressions of a node that can be read, in the order of its config. */
export const fieldExpressions = perNode((node): readonly FieldExpression[] => {
  const step = stepOf(node);
  const conditions = new Set(step?.op === "branch" ? step.cases.map(({ when }) => when) : []);
  return node.fields.flatMap(({ field, path, value }): readonly FieldExpression[] => {
    const { holds, names = [] } = field.hint;
    if (typeof value !== "string" || value === "" || holds === undefined || holds === "variable") return [];
    if (holds === "expression") {
      const parsed = parseExpression(value);
      return parsed.ok ? [{ path, expression: parsed.value, names, isCondition: conditions.has(value) }] : [];
    }
    const parsed = parseTemplate(value);
    return parsed.ok
      ? parsed.value.expressions.map((expression) => ({ path, expression, names, isCondition: false }))
      : [];
  });
});
