import { Environment, ParseError } from "@marcbachmann/cel-js";
import type { Json, JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { Budget, Fault } from "./budget.ts";
import { type Comparison, comparisonsOf } from "./comparisons.ts";
import { compileAst } from "./compile-ast.ts";
import { inferKinds, type KindFault } from "./infer-kinds.ts";
import type { Kinds } from "./kinds.ts";
import { neededNames } from "./needed-names.ts";
import { type Code, Scope, Unsupported } from "./scope.ts";

export type { Comparison } from "./comparisons.ts";

/**
 * A CEL expression over a flow's variables. It sees plain JSON and nothing of the host, has one kind of number (JSON's), reads
 * what is missing as null, and costs a bounded amount of time and memory. See docs/adr/0012-expressions.md.
 */
export interface Expression {
  readonly text: string;
  /** Variables of the flow that it reads, e.g. `customer` for `customer.tier`. */
  readonly reads: readonly string[];
  /** Those of `reads` whose value it needs, beyond asking whether they are there (`x == null`, `has(x.y)`). */
  readonly needs: readonly string[];
  /** What it compares variables with: values worth trying. */
  readonly comparisons: readonly Comparison[];
  /** With a budget of its own, or with what others have left of theirs. */
  evaluate(variables: JsonObject, budget?: Budget): Result<Json, EvaluationError>;
  /** What it can come to when only the kinds of its variables are known; each part that then fails for certain is told to `fault`. */
  kinds(of: (name: string) => Kinds, fault: (fault: KindFault) => void): Kinds;
}

export type ExpressionError =
  | { readonly code: "expression.empty" }
  | { readonly code: "expression.too-long"; readonly max: number }
  /** `at`: index into the text. */
  | { readonly code: "expression.syntax"; readonly at: number }
  | { readonly code: "expression.unknown-function"; readonly at: number; readonly name: string };

export interface EvaluationError {
  readonly code: "expression.failed";
  readonly why: string;
}

const MAX_LENGTH = 2_000;
const MAX_CACHED = 5_000;

const grammar = new Environment({
  unlistedVariablesAreDyn: true,
  homogeneousAggregateLiterals: false,
  limits: { maxAstNodes: 1_000, maxDepth: 50, maxListElements: 200, maxMapEntries: 200, maxCallArguments: 16 },
});

const cache = new Map<string, Result<Expression, ExpressionError>>();

/** Parses once per text; the same text gives the same object. */
export function parseExpression(text: string): Result<Expression, ExpressionError> {
  const known = cache.get(text);
  if (known) return known;
  const parsed = parse(text);
  if (cache.size >= MAX_CACHED) cache.clear();
  cache.set(text, parsed);
  return parsed;
}

function parse(text: string): Result<Expression, ExpressionError> {
  if (text.trim() === "") return err({ code: "expression.empty" });
  if (text.length > MAX_LENGTH) return err({ code: "expression.too-long", max: MAX_LENGTH });
  const reads = new Set<string>();
  try {
    const { ast } = grammar.parse(text);
    const code = compileAst(ast, new Scope(reads));
    const names = [...reads];
    return ok({
      text,
      reads: names,
      needs: neededNames(ast, names),
      get comparisons() {
        return comparisonsOf(ast);
      },
      evaluate: (variables, budget = new Budget()) => evaluate(code, variables, budget),
      kinds: (of, fault) => inferKinds(ast, { of, fault }),
    });
  } catch (error) {
    if (error instanceof ParseError) return err({ code: "expression.syntax", at: error.range?.start ?? 0 });
    if (error instanceof Unsupported) {
      const { at, what } = error;
      return err(what ? { code: "expression.unknown-function", at, name: what } : { code: "expression.syntax", at });
    }
    // Deeper than the parser's stack, e.g. thousands of `!`.
    if (error instanceof RangeError) return err({ code: "expression.syntax", at: 0 });
    throw error;
  }
}

function evaluate(code: Code, variables: JsonObject, budget: Budget): Result<Json, EvaluationError> {
  try {
    return ok(code({ variables, slots: [] }, budget));
  } catch (error) {
    if (error instanceof Fault) return err({ code: "expression.failed", why: error.message });
    if (error instanceof RangeError) return err({ code: "expression.failed", why: "too deep" });
    throw error;
  }
}
