import type { ASTNode } from "@marcbachmann/cel-js";
import type { Json } from "@patchbay/base/json";
import { type Budget, Fault } from "./budget.ts";
import { FUNCTIONS, METHODS } from "./functions.ts";
import { expandMacro } from "./macros.ts";
import { compileOperator } from "./operators.ts";
import { type Code, type Scope, Unsupported } from "./scope.ts";
import { memberOf } from "./values.ts";

/**
 * Turns a parsed expression into closures over our own values. The library's evaluator is not used: its integers are
 * BigInt, its members are JavaScript's, its patterns are backtracking, and it has no budget.
 */
export function compileAst(node: ASTNode, scope: Scope): Code {
  switch (node.op) {
    case "value":
      return literal(node.args);
    case "id":
      return scope.read(node.args);
    case ".":
      return member(compileAst(node.args[0], scope), () => node.args[1]);
    case "[]":
      return member(compileAst(node.args[0], scope), compileAst(node.args[1], scope));
    case "list": {
      const items = node.args.map((item) => compileAst(item, scope));
      return (frame, budget) => budget.list(items.map((item) => item(frame, budget)));
    }
    case "map":
      return mapLiteral(node.args, scope);
    case "call":
      return callCode(node.args[0], FUNCTIONS.get(node.args[0]), node.args[1], node, scope);
    case "rcall":
      return callCode(node.args[0], METHODS.get(node.args[0]), [node.args[1], ...node.args[2]], node, scope);
    case ".?":
    case "[?]":
      throw new Unsupported(node.start);
    default:
      return compileOperator(node, (part) => compileAst(part, scope));
  }
}

function literal(value: unknown): Code {
  if (value === null || typeof value === "string" || typeof value === "boolean") return () => value;
  const number = Number(typeof value === "object" ? String(value) : value);
  // Bytes have no place in JSON, and an integer beyond 2^53 would not be the one that was written.
  if (!Number.isFinite(number) || Math.abs(number) > Number.MAX_SAFE_INTEGER) throw new Unsupported(0);
  return () => number;
}

function member(owner: Code, key: Code): Code {
  return (frame, budget) => {
    budget.spend(1);
    return memberOf(owner(frame, budget), key(frame, budget));
  };
}

function mapLiteral(entries: readonly (readonly [ASTNode, ASTNode])[], scope: Scope): Code {
  const pairs = entries.map(([key, value]) => [compileAst(key, scope), compileAst(value, scope)] as const);
  return (frame, budget) => {
    budget.spend(pairs.length);
    return Object.fromEntries(pairs.map(([key, value]) => [keyFrom(key(frame, budget)), value(frame, budget)]));
  };
}

function keyFrom(value: Json): string {
  if (typeof value !== "string" || value === "__proto__") throw new Fault("not a field name");
  return value;
}

function callCode(
  name: string,
  found:
    | { readonly min: number; readonly max: number; readonly call: (args: readonly Json[], budget: Budget) => Json }
    | undefined,
  parts: readonly ASTNode[],
  node: ASTNode,
  scope: Scope,
): Code {
  const macro = expandMacro(node, scope, compileAst);
  if (macro) return macro;
  if (!found || parts.length < found.min || parts.length > found.max) throw new Unsupported(node.start, name);
  const args = parts.map((part) => compileAst(part, scope));
  return (frame, budget) => {
    budget.spend(4);
    return found.call(
      args.map((arg) => arg(frame, budget)),
      budget,
    );
  };
}
