import { ok, type Result } from "@patchbay/base/result";
import { type ExpressionError, parseExpression } from "@patchbay/expression/expression";
import { parseTemplate } from "@patchbay/expression/template";
import type { FieldValue } from "@patchbay/node-kit/walk-config";
import { perNode } from "./per-node.ts";

/** A field that holds an expression, with the flow's variables that it reads or the mistake in it. */
export interface FieldReads {
  readonly field: FieldValue;
  readonly reads: Result<readonly string[], ExpressionError>;
}

export const fieldReads = perNode((node): readonly FieldReads[] =>
  node.fields.flatMap((field) => {
    const reads = readsOf(field);
    return reads ? [{ field, reads }] : [];
  }),
);

/**
 * The flow's variables that a field reads, or the mistake in it; undefined for a field that holds no expression. Names of
 * queues, prompts and calendars may be templates too.
 */
function readsOf({ field, value }: FieldValue): Result<readonly string[], ExpressionError> | undefined {
  const { holds, names = [] } = field.hint;
  if (typeof value !== "string" || holds === undefined || holds === "variable") return undefined;
  // An expression that may be left out is empty until it is used.
  if (holds === "expression" && value === "" && !field.hint.required) return undefined;
  const parsed = holds === "expression" ? parseExpression(value) : parseTemplate(value);
  return parsed.ok ? ok(parsed.value.reads.filter((name) => !names.includes(name))) : parsed;
}
