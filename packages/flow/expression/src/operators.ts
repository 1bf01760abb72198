import type { ASTNode } from "@marcbachmann/cel-js";
import type { Json } from "@patchbay/base/json";
import { type Budget, Fault } from "./budget.ts";
import { type Code, type Frame, Unsupported } from "./scope.ts";
import { booleanFrom, finite, isList, isObject, kindOf, numberFrom, sameValue, textFrom } from "./values.ts";

type Binary = (left: Json, right: Json, budget: Budget) => Json;

const BINARY: ReadonlyMap<string, Binary> = new Map<string, Binary>([
  ["==", (left, right, budget) => sameValue(left, right, budget)],
  ["!=", (left, right, budget) => !sameValue(left, right, budget)],
  ["<", (left, right) => compare(left, right) < 0],
  ["<=", (left, right) => compare(left, right) <= 0],
  [">", (left, right) => compare(left, right) > 0],
  [">=", (left, right) => compare(left, right) >= 0],
  ["+", add],
  ["-", (left, right) => finite(numberFrom(left) - numberFrom(right))],
  ["*", (left, right) => finite(numberFrom(left) * numberFrom(right))],
  ["/", (left, right) => finite(numberFrom(left) / numberFrom(right))],
  ["%", (left, right) => finite(numberFrom(left) % numberFrom(right))],
  ["in", contains],
]);

export function compileOperator(node: ASTNode, compile: (part: ASTNode) => Code): Code {
  switch (node.op) {
    case "!_": {
      const value = compile(node.args);
      return (frame, budget) => !booleanFrom(value(frame, budget));
    }
    case "-_": {
      const value = compile(node.args);
      return (frame, budget) => -numberFrom(value(frame, budget));
    }
    case "&&":
      return logical(compile(node.args[0]), compile(node.args[1]), false);
    case "||":
      return logical(compile(node.args[0]), compile(node.args[1]), true);
    case "?:": {
      const [test, yes, no] = [compile(node.args[0]), compile(node.args[1]), compile(node.args[2])];
      return (frame, budget) => (booleanFrom(test(frame, budget)) ? yes(frame, budget) : no(frame, budget));
    }
    default:
      return binary(node, compile);
  }
}

function binary(node: ASTNode, compile: (part: ASTNode) => Code): Code {
  const operate = BINARY.get(node.op);
  if (!operate) throw new Unsupported(node.start, node.op);
  const [left, right] = node.args as [ASTNode, ASTNode];
  const [leftCode, rightCode] = [compile(left), compile(right)];
  return (frame, budget) => {
    budget.spend(1);
    return operate(leftCode(frame, budget), rightCode(frame, budget), budget);
  };
}

/** `&&` and `||` commute in CEL: a side that decides wins over a side that fails. */
function logical(left: Code, right: Code, decides: boolean): Code {
  return (frame, budget) => {
    const first = attempt(left, frame, budget);
    if (first === decides) return decides;
    const second = attempt(right, frame, budget);
    if (second === decides) return decides;
    if (first instanceof Fault) throw first;
    if (second instanceof Fault) throw second;
    return !decides;
  };
}

function attempt(code: Code, frame: Frame, budget: Budget): boolean | Fault {
  try {
    return booleanFrom(code(frame, budget));
  } catch (fault) {
    if (fault instanceof Fault) return fault;
    throw fault;
  }
}

function add(left: Json, right: Json, budget: Budget): Json {
  if (typeof left === "string") return budget.text(left + textFrom(right));
  if (isList(left) && isList(right)) return budget.list([...left, ...right]);
  return finite(numberFrom(left) + numberFrom(right));
}

function compare(left: Json, right: Json): number {
  if (typeof left === "number") return left - numberFrom(right);
  if (typeof left !== "string") throw new Fault(`a ${kindOf(left)} has no order`);
  const other = textFrom(right);
  return left < other ? -1 : left > other ? 1 : 0;
}

function contains(item: Json, owner: Json, budget: Budget): boolean {
  if (isList(owner)) return owner.some((other) => sameValue(item, other, budget));
  if (isObject(owner)) return typeof item === "string" && Object.hasOwn(owner, item);
  throw new Fault(`a ${kindOf(owner)} contains nothing`);
}
