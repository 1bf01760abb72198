import type { LocalText } from "@patchbay/base/text";
import type { ExpressionError } from "@patchbay/expression/expression";
import { diagnose } from "../diagnose.ts";
import { fieldReads } from "../field-reads.ts";
import { eachStep } from "./each-step.ts";

/** FLOW301. */
export const expressionSyntax = eachStep((node) =>
  fieldReads(node).flatMap(({ field, reads }) =>
    reads.ok
      ? []
      : diagnose("FLOW301", wordsFor(reads.error, String(field.value)), { node: node.id, field: field.path }),
  ),
);

function wordsFor(error: ExpressionError, text: string): LocalText {
  switch (error.code) {
    case "expression.empty":
      return { en: "An expression is empty: write a condition or value.", zh: "表达式为空，请填写条件或值。" };
    case "expression.too-long":
      return { en: `An expression is longer than ${error.max} characters.`, zh: `表达式超过 ${error.max} 个字符。` };
    case "expression.unknown-function":
      return { en: `There is no function "${error.name}".`, zh: `没有名为“${error.name}”的函数。` };
    case "expression.syntax": {
      const near = text.slice(Math.max(0, error.at - 10), error.at + 10);
      return {
        en: `The expression has a mistake near "${near}" (character ${error.at + 1}).`,
        zh: `表达式在“${near}”附近（第 ${error.at + 1} 个字符）有误。`,
      };
    }
  }
}
