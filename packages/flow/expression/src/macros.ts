import type { ASTNode } from "@marcbachmann/cel-js";
import type { Json } from "@patchbay/base/json";
import type { Budget } from "./budget.ts";
import { type Code, type Frame, type Scope, Unsupported } from "./scope.ts";
import { booleanFrom, isList, isObject, listFrom } from "./values.ts";

type Compile = (node: ASTNode, scope: Scope) => Code;

/** CEL's macros (language definition, "Macros"), or undefined when the call is none. */
export function expandMacro(node: ASTNode, scope: Scope, compile: Compile): Code | undefined {
  if (node.op === "call" && node.args[0] === "has") return has(node.args[1], node.start, scope, compile);
  if (node.op !== "rcall") return undefined;
  const [name, receiver, args] = node.args;
  if (name === "bind" && receiver.op === "id" && receiver.args === "cel") return bind(args, node.start, scope, compile);
  if (!["all", "exists", "exists_one", "filter", "map"].includes(name)) return undefined;
  return overList(name, compile(receiver, scope), args, node.start, scope, compile);
}

function has(args: readonly ASTNode[], at: number, scope: Scope, compile: Compile): Code {
  const [field] = args;
  if (field?.op !== "." || args.length !== 1) throw new Unsupported(at, "has");
  const read = compile(field, scope);
  return (frame, budget) => read(frame, budget) !== null;
}

function bind([name, value, body]: readonly ASTNode[], at: number, scope: Scope, compile: Compile): Code {
  if (name?.op !== "id" || !value || !body) throw new Unsupported(at, "bind");
  const inner = scope.bind(name.args);
  const valueCode = compile(value, scope);
  const bodyCode = compile(body, inner.scope);
  return (frame, budget) => {
    frame.slots[inner.slot] = valueCode(frame, budget);
    return bodyCode(frame, budget);
  };
}

function overList(
  name: string,
  list: Code,
  args: readonly ASTNode[],
  at: number,
  scope: Scope,
  compile: Compile,
): Code {
  const [variable, first, second] = args;
  if (variable?.op !== "id" || !first || args.length > (name === "map" ? 3 : 2)) throw new Unsupported(at, name);
  const inner = scope.bind(variable.args);
  const firstCode = compile(first, inner.scope);
  const secondCode = second && compile(second, inner.scope);
  const on = (code: Code, item: Json, frame: Frame, budget: Budget): Json => {
    budget.spend(2);
    frame.slots[inner.slot] = item;
    return code(frame, budget);
  };
  const items = (frame: Frame, budget: Budget): readonly Json[] => itemsOf(list(frame, budget));
  const holds = (frame: Frame, budget: Budget) => (item: Json) => booleanFrom(on(firstCode, item, frame, budget));
  switch (name) {
    case "all":
      return (frame, budget) => items(frame, budget).every(holds(frame, budget));
    case "exists":
      return (frame, budget) => items(frame, budget).some(holds(frame, budget));
    case "exists_one":
      return (frame, budget) => items(frame, budget).filter(holds(frame, budget)).length === 1;
    case "filter":
      return (frame, budget) => items(frame, budget).filter(holds(frame, budget));
    default:
      return (frame, budget) => {
        const chosen = secondCode ? items(frame, budget).filter(holds(frame, budget)) : items(frame, budget);
        return budget.list(chosen.map((item) => on(secondCode ?? firstCode, item, frame, budget)));
      };
  }
}

function itemsOf(value: Json): readonly Json[] {
  return isObject(value) && !isList(value) ? Object.keys(value) : listFrom(value);
}
