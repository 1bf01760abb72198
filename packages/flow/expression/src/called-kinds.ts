import type { ASTNode } from "@marcbachmann/cel-js";
import type { Inferring } from "./infer-kinds.ts";
import { ANY_KIND, BOOLEAN, type Kinds, LIST, NO_KIND, NUMBER, OBJECT, TEXT } from "./kinds.ts";

type Infer = (node: ASTNode, scope: Inferring) => Kinds;
type Call = ASTNode & { readonly op: "call" | "rcall" };

/** What a function or method takes first, and what it gives. Those that are not here take and give anything. */
const SIGNATURES: ReadonlyMap<string, readonly [takes: Kinds, gives: Kinds]> = new Map([
  ["size", [TEXT | LIST | OBJECT, NUMBER]],
  ["string", [ANY_KIND, TEXT]],
  ["json", [ANY_KIND, TEXT]],
  ["int", [TEXT | NUMBER | BOOLEAN, NUMBER]],
  ["double", [TEXT | NUMBER | BOOLEAN, NUMBER]],
  ["bool", [TEXT | BOOLEAN, BOOLEAN]],
  ["type", [ANY_KIND, TEXT]],
  ...["abs", "round", "min", "max"].map((name) => [name, [NUMBER, NUMBER]] as const),
  ["timestamp", [TEXT | NUMBER, NUMBER]],
  ["duration", [TEXT | NUMBER, NUMBER]],
  ...["contains", "startsWith", "endsWith", "matches"].map((name) => [name, [TEXT, BOOLEAN]] as const),
  ["indexOf", [TEXT, NUMBER]],
  ...["lowerAscii", "upperAscii", "trim", "substring", "replace"].map((name) => [name, [TEXT, TEXT]] as const),
  ["split", [TEXT, LIST]],
  ["join", [LIST, TEXT]],
] as const);

const MACROS: Readonly<Record<string, Kinds>> = {
  all: BOOLEAN,
  exists: BOOLEAN,
  exists_one: BOOLEAN,
  filter: LIST,
  map: LIST,
};

/** What a call can come to. */
export function calledKinds(node: Call, scope: Inferring, infer: Infer): Kinds {
  if (node.op === "call" && node.args[0] === "has") return BOOLEAN;
  const [name, receiver, args] = node.op === "rcall" ? node.args : [node.args[0], undefined, node.args[1]];
  if (receiver?.op === "id" && receiver.args === "cel") return bound(args, scope, infer);
  const macro = receiver && Object.hasOwn(MACROS, name) ? MACROS[name] : undefined;
  if (receiver && macro !== undefined)
    return infer(receiver, scope) === NO_KIND ? NO_KIND : overItems(args, macro, scope, infer);
  const operands = (receiver ? [receiver, ...args] : args).map((part) => infer(part, scope));
  if (operands.includes(NO_KIND)) return NO_KIND;
  const [takes, gives] = SIGNATURES.get(name) ?? [ANY_KIND, ANY_KIND];
  if (((operands[0] ?? NO_KIND) & takes) !== 0) return gives;
  scope.fault({ at: node.start, what: name, given: operands.slice(0, 1) });
  return NO_KIND;
}

function bound([name, value, body]: readonly ASTNode[], scope: Inferring, infer: Infer): Kinds {
  if (name?.op !== "id" || !value || !body) return ANY_KIND;
  const kinds = infer(value, scope);
  return kinds === NO_KIND ? NO_KIND : infer(body, naming(scope, name.args, kinds));
}

/** The items are of any kind, and there may be none: what fails on them is no fault for certain. */
function overItems([variable, ...bodies]: readonly ASTNode[], result: Kinds, scope: Inferring, infer: Infer): Kinds {
  if (variable?.op !== "id") return ANY_KIND;
  const inner = { ...naming(scope, variable.args, ANY_KIND), fault: () => undefined };
  for (const body of bodies) infer(body, inner);
  return result;
}

function naming(scope: Inferring, name: string, kinds: Kinds): Inferring {
  return { ...scope, of: (other) => (other === name ? kinds : scope.of(other)) };
}
