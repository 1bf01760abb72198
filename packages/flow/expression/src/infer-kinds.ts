import type { ASTNode } from "@marcbachmann/cel-js";
import type { Json } from "@patchbay/base/json";
import { calledKinds } from "./called-kinds.ts";
import { ANY_KIND, BOOLEAN, type Kinds, kindsOfValue, LIST, NO_KIND, NULL, NUMBER, OBJECT, TEXT } from "./kinds.ts";

/** A part of an expression that fails whatever the values are, given their kinds. */
export interface KindFault {
  /** Index into the text. */
  readonly at: number;
  /** The operator, function or `.` that does not go with these. */
  readonly what: string;
  readonly given: readonly Kinds[];
}

export interface Inferring {
  /** What is known of a name. */
  readonly of: (name: string) => Kinds;
  readonly fault: (fault: KindFault) => void;
}

/**
 * The kinds of value that an expression can come to, without its values: `NO_KIND` when it fails for certain. The same rules
 * as the evaluator's, over sets of kinds (a property test holds them to it).
 */
export function inferKinds(node: ASTNode, scope: Inferring): Kinds {
  switch (node.op) {
    case "value":
      return typeof node.args === "object" && node.args !== null ? NUMBER : literalKinds(node.args);
    case "id":
      return scope.of(node.args);
    case ".":
      return member(node, inferKinds(node.args[0], scope), OBJECT, scope);
    case "[]": {
      const key = inferKinds(node.args[1], scope);
      return key === NO_KIND ? NO_KIND : member(node, inferKinds(node.args[0], scope), OBJECT | LIST, scope);
    }
    case "list":
      return node.args.some((item) => inferKinds(item, scope) === NO_KIND) ? NO_KIND : LIST;
    case "map":
      return node.args.some(([, value]) => inferKinds(value, scope) === NO_KIND) ? NO_KIND : OBJECT;
    case "call":
    case "rcall":
      return calledKinds(node, scope, inferKinds);
    case "!_":
      return given(node, [inferKinds(node.args, scope)], BOOLEAN, BOOLEAN, scope);
    case "-_":
      return given(node, [inferKinds(node.args, scope)], NUMBER, NUMBER, scope);
    case "&&":
    case "||":
      return logical(node, scope);
    case "?:":
      return chosen(node, scope);
    default:
      return binary(node, scope);
  }
}

function literalKinds(value: unknown): Kinds {
  return typeof value === "bigint" ? NUMBER : kindsOfValue(value as Json);
}

function member(node: ASTNode, owner: Kinds, wanted: Kinds, scope: Inferring): Kinds {
  if (owner === NULL) return NULL;
  // A list has no fields, but asking for one is no fault: it is null.
  return given(node, [owner], wanted | LIST | NULL, ANY_KIND, scope);
}

/** `result` when every operand can be of a wanted kind; else a fault, unless an operand has failed on its own already. */
function given(node: ASTNode, operands: readonly Kinds[], wanted: Kinds, result: Kinds, scope: Inferring): Kinds {
  if (operands.includes(NO_KIND)) return NO_KIND;
  if (operands.every((kinds) => (kinds & wanted) !== 0)) return result;
  scope.fault({ at: node.start, what: node.op.replace("_", ""), given: operands });
  return NO_KIND;
}

/** One side may decide although the other fails. */
function logical(node: ASTNode & { readonly op: "&&" | "||" }, scope: Inferring): Kinds {
  const sides = node.args.map((side) => inferKinds(side, scope));
  for (const side of sides) given(node, [side], BOOLEAN, BOOLEAN, scope);
  return sides.some((side) => (side & BOOLEAN) !== 0) ? BOOLEAN : NO_KIND;
}

/** Only one side is worked out, so that a fault in the other is none. */
function chosen(node: ASTNode & { readonly op: "?:" }, scope: Inferring): Kinds {
  const [test, yes, no] = node.args;
  const silent = { ...scope, fault: () => undefined };
  const result = inferKinds(yes, silent) | inferKinds(no, silent);
  return given(node, [inferKinds(test, scope)], BOOLEAN, result, scope);
}

const SUMS = [TEXT, LIST, NUMBER];
const ORDERED = [TEXT, NUMBER];

function binary(node: ASTNode, scope: Inferring): Kinds {
  const [left, right] = (node.args as [ASTNode, ASTNode]).map((part) => inferKinds(part, scope)) as [Kinds, Kinds];
  if (left === NO_KIND || right === NO_KIND) return NO_KIND;
  const result = (kinds: Kinds): Kinds => {
    if (kinds === NO_KIND) scope.fault({ at: node.start, what: node.op, given: [left, right] });
    return kinds;
  };
  switch (node.op) {
    case "==":
    case "!=":
      return BOOLEAN;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return result(ORDERED.some((kind) => (left & right & kind) !== 0) ? BOOLEAN : NO_KIND);
    case "in":
      return result((right & (LIST | OBJECT)) !== 0 ? BOOLEAN : NO_KIND);
    case "+":
      return result(SUMS.reduce((sum, kind) => sum | (left & right & kind), NO_KIND));
    default:
      return result(left & right & NUMBER);
  }
}
