import type { Json } from "@patchbay/base/json";

/**
 * One cell of a decision table, as business people write it: `gold`, `gold, silver`, `> 5`, `10..20`, `not vip`, `-` for anything.
 */
export type UnaryTest = (value: Json) => boolean;

const RANGE = /^(-?\d+(?:\.\d+)?)\s*\.\.\s*(-?\d+(?:\.\d+)?)$/;
const COMPARED = /^(<=|>=|<|>|=|!=)\s*(.+)$/;

/** Undefined when a comparison is with what is no number. */
export function parseUnaryTest(cell: string): UnaryTest | undefined {
  const text = cell.trim();
  if (text === "" || text === "-") return () => true;
  if (/^not\s/i.test(text)) {
    const test = parseUnaryTest(text.slice(4));
    return test && ((value) => !test(value));
  }
  const parts = text.split(/[,，]/).map((part) => part.trim());
  if (parts.length > 1) {
    const tests = parts.map(parseUnaryTest);
    return tests.every((test) => test !== undefined) ? (value) => tests.some((test) => test(value)) : undefined;
  }
  const range = RANGE.exec(text);
  if (range) {
    const [from, to] = [Number(range[1]), Number(range[2])];
    return (value) => within(value, (number) => number >= from && number <= to);
  }
  const compared = COMPARED.exec(text);
  return compared ? comparison(compared[1] ?? "", compared[2] ?? "") : (value) => written(value) === text;
}

function comparison(sign: string, operand: string): UnaryTest | undefined {
  if (sign === "=") return (value) => written(value) === operand;
  if (sign === "!=") return (value) => written(value) !== operand;
  const limit = Number(operand);
  if (Number.isNaN(limit)) return undefined;
  switch (sign) {
    case "<":
      return (value) => within(value, (number) => number < limit);
    case "<=":
      return (value) => within(value, (number) => number <= limit);
    case ">":
      return (value) => within(value, (number) => number > limit);
    default:
      return (value) => within(value, (number) => number >= limit);
  }
}

function within(value: Json, test: (number: number) => boolean): boolean {
  const number =
    typeof value === "number" ? value : typeof value === "string" && value.trim() ? Number(value) : Number.NaN;
  return !Number.isNaN(number) && test(number);
}

function written(value: Json): string {
  return value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value);
}
