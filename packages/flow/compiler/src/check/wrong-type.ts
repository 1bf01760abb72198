import type { LocalText } from "@patchbay/base/text";
import type { KindFault } from "@patchbay/expression/infer-kinds";
import { ANY_KIND, BOOLEAN, type KindName, type Kinds, kindNames, NO_KIND, NULL } from "@patchbay/expression/kinds";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { Facts } from "../analyse/facts.ts";
import { type Standing, walkFlow } from "../analyse/walk-flow.ts";
import { warn } from "../diagnose.ts";
import { type FieldExpression, fieldExpressions } from "../field-expressions.ts";
import type { Check } from "./check.ts";

/** FLOW312, a warning: on some way to this step an expression fails for certain: its values are of kinds that do not go together. */
export const wrongType: Check = (flow, { programs }) => {
  const found = new Map<string, Diagnostic>();
  for (const standing of walkFlow(flow, programs)) {
    const facts = new Map(standing.facts);
    for (const read of fieldExpressions(standing.place.node)) {
      const key = `${standing.place.node.id} ${read.path.join(".")}`;
      const why = found.has(key) ? undefined : faultOf(read, facts);
      if (why) found.set(key, finding(standing, read, why));
    }
  }
  return [...found.values()];
};

function faultOf({ expression, names, isCondition }: FieldExpression, facts: Facts): LocalText | undefined {
  // An author who asks for the type of a value knows that it may be any.
  if (/\btype\s*\(/.test(expression.text)) return undefined;
  const faults: KindFault[] = [];
  // What is not set, or came of such, is FLOW311's.
  const of = (name: string): Kinds => {
    const known = names.includes(name) ? undefined : facts.get(name)?.kinds;
    return known === undefined || known === NULL ? ANY_KIND : known;
  };
  const kinds = expression.kinds(of, (fault) => faults.push(fault));
  const [fault] = faults;
  if (fault) return wordsFor(fault);
  if (!isCondition || kinds === NO_KIND || (kinds & BOOLEAN) !== 0) return undefined;
  return { en: `it comes to a ${listed(kinds).en}, not to yes or no`, zh: `其结果是${listed(kinds).zh}，而不是是或否` };
}

function wordsFor({ what, given }: KindFault): LocalText {
  const kinds = given.map(listed);
  return {
    en: `"${what}" does not work with ${kinds.map(({ en }) => `a ${en}`).join(" and ")}`,
    zh: `“${what}”不能用于${kinds.map(({ zh }) => zh).join("与")}`,
  };
}

const NAMES: Readonly<Record<KindName, LocalText>> = {
  null: { en: "missing value", zh: "空值" },
  text: { en: "text", zh: "文字" },
  number: { en: "number", zh: "数字" },
  boolean: { en: "yes-or-no", zh: "是或否" },
  list: { en: "list", zh: "列表" },
  object: { en: "object", zh: "对象" },
};

function listed(kinds: Kinds): LocalText {
  const names = kindNames(kinds).map((name) => NAMES[name]);
  return { en: names.map(({ en }) => en).join(" or "), zh: names.map(({ zh }) => zh).join("或") };
}

function finding(
  { place: { node }, path }: Standing,
  { expression, path: field }: FieldExpression,
  why: LocalText,
): Diagnostic {
  const message = {
    en: `"${node.label}": ${expression.text} can never be worked out here: ${why.en}.`,
    zh: `“${node.label}”：${expression.text} 在此无法计算：${why.zh}。`,
  };
  return warn("FLOW312", message, { node: node.id, field, path: path() });
}
