import type { ASTNode } from "@marcbachmann/cel-js";

/** The parts of an expression directly below one, whatever shape its arguments have: `partsOf(node.args)`. */
export function partsOf(args: unknown): readonly ASTNode[] {
  if (Array.isArray(args)) return args.flatMap(partsOf);
  return args !== null && typeof args === "object" && "op" in args ? [args as ASTNode] : [];
}
