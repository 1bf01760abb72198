import type { ASTNode } from "@marcbachmann/cel-js";
import type { Json } from "@patchbay/base/json";
import { partsOf } from "./parts-of.ts";

/** What an expression compares a variable, or a field of one, with. */
export interface Comparison {
  readonly name: string;
  /** Fields, from the variable on. */
  readonly path: readonly string[];
  readonly value: Json;
  /** It is read as a point in time (`timestamp(x)`), whatever it is compared with. */
  readonly isInstant?: boolean;
}

const COMPARING = new Set(["==", "!=", "<", "<=", ">", ">="]);

/** All comparisons with values that stand in the text; a variable on its own is compared with true. */
export function comparisonsOf(node: ASTNode): readonly Comparison[] {
  return [...plainComparisons(node), ...instantsIn(node)];
}

function instantsIn(node: ASTNode): readonly Comparison[] {
  const [argument] = node.op === "call" && node.args[0] === "timestamp" ? node.args[1] : [];
  const place = argument && placeOf(argument);
  return place ? [{ ...place, value: null, isInstant: true }] : partsOf(node.args).flatMap(instantsIn);
}

function plainComparisons(node: ASTNode): readonly Comparison[] {
  const place = placeOf(node);
  if (place) return [{ ...place, value: true }];
  if (COMPARING.has(node.op)) {
    const [left, right] = node.args as [ASTNode, ASTNode];
    return [...compared(left, right), ...compared(right, left)];
  }
  if (node.op === "in") {
    const [item, list] = node.args;
    return list.op === "list" ? list.args.flatMap((value) => compared(item, value)) : [];
  }
  if (node.op === "rcall") {
    const [, receiver, args] = node.args;
    return args.flatMap((value) => compared(receiver, value));
  }
  if (node.op === "&&" || node.op === "||") return node.args.flatMap(plainComparisons);
  return node.op === "!_" ? plainComparisons(node.args) : [];
}

function compared(side: ASTNode, other: ASTNode): readonly Comparison[] {
  // `int(digits) > 5`, `string(count) == "2"`: what goes in is written as what comes out.
  const isTurned = side.op === "call" && side.args[1].length === 1;
  const place = placeOf(isTurned ? (side.args[1][0] as ASTNode) : side);
  const value = literalOf(other);
  if (!place || value === undefined) return [];
  return [{ ...place, value: isTurned && typeof value === "number" ? String(value) : value }];
}

function literalOf(node: ASTNode): Json | undefined {
  if (node.op === "-_") {
    const value = literalOf(node.args);
    return typeof value === "number" ? -value : undefined;
  }
  if (node.op !== "value") return undefined;
  const { args } = node;
  return typeof args === "bigint"
    ? Number(args)
    : typeof args === "object" && args !== null
      ? undefined
      : (args as Json);
}

function placeOf(node: ASTNode): Pick<Comparison, "name" | "path"> | undefined {
  if (node.op === "id") return { name: node.args, path: [] };
  if (node.op !== ".") return undefined;
  const owner = placeOf(node.args[0]);
  return owner && { name: owner.name, path: [...owner.path, node.args[1]] };
}
