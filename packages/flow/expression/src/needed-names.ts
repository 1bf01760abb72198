import type { ASTNode } from "@marcbachmann/cel-js";
import { partsOf } from "./parts-of.ts";

/**
 * The names whose values an expression needs: not those only asked whether they are there (`x == null`, `has(x.y)`), nor those
 * used beside such a question (`x != null && x > 5`, `x == null ? 0 : x`).
 */
export function neededNames(node: ASTNode, reads: readonly string[]): readonly string[] {
  const needed = new Set<string>();
  collect(node, needed, new Set());
  return reads.filter((name) => needed.has(name));
}

function collect(node: ASTNode, into: Set<string>, asked: ReadonlySet<string>): void {
  if (node.op === "id" && !asked.has(node.args)) into.add(node.args);
  if (questionOf(node) !== undefined) return;
  const isGuard = node.op === "?:" || node.op === "&&" || node.op === "||";
  const known = isGuard ? new Set([...asked, ...questionsIn(node)]) : asked;
  for (const part of partsOf(node.args)) collect(part, into, known);
}

/** The name that is asked for, when that is all that is asked. */
function questionOf(node: ASTNode): string | undefined {
  if (node.op === "call" && node.args[0] === "has") return rootOf(node.args[1][0]);
  if ((node.op !== "==" && node.op !== "!=") || !node.args.some(isNull)) return undefined;
  return rootOf(node.args.find((side) => !isNull(side)));
}

function rootOf(node: ASTNode | undefined): string | undefined {
  if (node?.op === "id") return node.args;
  return node?.op === "." || node?.op === "[]" ? rootOf(node.args[0]) : undefined;
}

function questionsIn(node: ASTNode): readonly string[] {
  const own = questionOf(node);
  return own === undefined ? partsOf(node.args).flatMap(questionsIn) : [own];
}

function isNull(node: ASTNode): boolean {
  return node.op === "value" && node.args === null;
}
