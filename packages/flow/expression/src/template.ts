import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { Budget } from "./budget.ts";
import { type Expression, type ExpressionError, parseExpression } from "./expression.ts";
import { asText } from "./values.ts";

/** Text with CEL in double braces: `Hello {{ customer.name }}`. */
export interface Template {
  readonly reads: readonly string[];
  readonly expressions: readonly Expression[];
  /** What cannot be evaluated, and null, become empty text: a caller should hear a greeting without a name rather than none. */
  render(variables: JsonObject): string;
}

const MAX_RENDERED = 65_536;
const MAX_CACHED = 5_000;
const cache = new Map<string, Result<Template, ExpressionError>>();

export function parseTemplate(text: string): Result<Template, ExpressionError> {
  const known = cache.get(text);
  if (known) return known;
  const parsed = parse(text);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parse(text: string): Result<Template, ExpressionError> {
  const parts: (string | Expression)[] = [];
  let from = 0;
  for (let open = text.indexOf("{{"); open >= 0; open = text.indexOf("{{", from)) {
    const close = closing(text, open + 2);
    if (close < 0) return err({ code: "expression.syntax", at: open });
    const expression = parseExpression(text.slice(open + 2, close).trim());
    if (!expression.ok) return expression;
    parts.push(text.slice(from, open), expression.value);
    from = close + 2;
  }
  parts.push(text.slice(from));
  const expressions = parts.filter((part) => typeof part !== "string");
  return ok({
    reads: [...new Set(expressions.flatMap(({ reads }) => reads))],
    expressions,
    render: (variables) => {
      // One for the whole text: a thousand costly expressions cost no more than one.
      const budget = new Budget();
      return parts
        .map((part) => (typeof part === "string" ? part : value(part, variables, budget)))
        .join("")
        .slice(0, MAX_RENDERED);
    },
  });
}

/** The `}}` that ends the expression: one inside a quoted text or a map literal does not. */
function closing(text: string, from: number): number {
  let quote = "";
  let depth = 0;
  for (let index = from; index < text.length; index++) {
    const char = text[index] as string;
    if (quote) {
      if (char === "\\") index++;
      else if (char === quote) quote = "";
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "{") depth++;
    else if (char === "}" && depth > 0) depth--;
    else if (char === "}" && text[index + 1] === "}") return index;
  }
  return -1;
}

function value(expression: Expression, variables: JsonObject, budget: Budget): string {
  const result = expression.evaluate(variables, budget);
  return result.ok ? asText(result.value) : "";
}
