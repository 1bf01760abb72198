import type { Json } from "@patchbay/base/json";
import { type Budget, Fault } from "./budget.ts";
import { durationFrom, INSTANT_METHODS, instantFrom } from "./instant-methods.ts";
import { parsePattern } from "./pattern.ts";
import { asText, finite, isList, isObject, kindOf, listFrom, numberFrom, textFrom } from "./values.ts";

/** A function or method: the arguments (a method's receiver first) and the budget to a value. */
export interface CelFunction {
  readonly min: number;
  readonly max: number;
  readonly call: (args: readonly Json[], budget: Budget) => Json;
}

const fn = (min: number, max: number, call: CelFunction["call"]): CelFunction => ({ min, max, call });

/** Longest text to search for, and to match a pattern against: keeps each search within the time budget. */
const MAX_NEEDLE = 1_000;
const MAX_MATCHED = 4_096;

const size = fn(1, 1, ([value], budget) => {
  if (typeof value === "string") {
    budget.spend(value.length);
    return [...value].length;
  }
  if (value !== undefined && isList(value)) return value.length;
  if (value !== undefined && isObject(value)) return Object.keys(value).length;
  throw new Fault(`a ${kindOf(value)} has no size`);
});

export const FUNCTIONS: ReadonlyMap<string, CelFunction> = new Map([
  ["size", size],
  ["string", fn(1, 1, ([value], budget) => budget.text(asText(value ?? null)))],
  // Not CEL's own: a value as JSON, quoted and escaped, for bodies of web requests.
  ["json", fn(1, 1, ([value], budget) => budget.text(JSON.stringify(value ?? null)))],
  ["int", fn(1, 1, ([value]) => Math.trunc(toNumber(value)))],
  ["double", fn(1, 1, ([value]) => toNumber(value))],
  ["bool", fn(1, 1, ([value]) => toBoolean(value))],
  ["type", fn(1, 1, ([value]) => kindOf(value))],
  ["abs", fn(1, 1, ([value]) => Math.abs(numberFrom(value)))],
  ["round", fn(1, 1, ([value]) => Math.round(numberFrom(value)))],
  ["min", fn(1, 16, (args) => Math.min(...args.map(numberFrom)))],
  ["max", fn(1, 16, (args) => Math.max(...args.map(numberFrom)))],
  ["timestamp", fn(1, 1, ([value]) => instantFrom(value))],
  ["duration", fn(1, 1, ([value]) => durationFrom(value))],
]);

export const METHODS: ReadonlyMap<string, CelFunction> = new Map([
  ["size", size],
  ["contains", fn(2, 2, ([text, part], budget) => searched(text, budget).includes(needle(part)))],
  ["startsWith", fn(2, 2, ([text, part]) => textFrom(text).startsWith(needle(part)))],
  ["endsWith", fn(2, 2, ([text, part]) => textFrom(text).endsWith(needle(part)))],
  ["indexOf", fn(2, 2, ([text, part], budget) => searched(text, budget).indexOf(needle(part)))],
  ["matches", fn(2, 2, ([text, pattern], budget) => matches(textFrom(text), textFrom(pattern), budget))],
  ["lowerAscii", fn(1, 1, ([text], budget) => budget.text(textFrom(text).toLowerCase()))],
  ["upperAscii", fn(1, 1, ([text], budget) => budget.text(textFrom(text).toUpperCase()))],
  ["trim", fn(1, 1, ([text], budget) => budget.text(textFrom(text).trim()))],
  ["substring", fn(2, 3, (args, budget) => substring(args, budget))],
  [
    "replace",
    fn(3, 3, ([text, from, to], budget) => replace(searched(text, budget), needle(from), textFrom(to), budget)),
  ],
  ["split", fn(2, 2, ([text, by], budget) => budget.list(searched(text, budget).split(needle(by), 10_001)))],
  ["join", fn(1, 2, ([list, by], budget) => join(listFrom(list), by === undefined ? "" : textFrom(by), budget))],
  ...Object.entries(INSTANT_METHODS).map(
    ([name, get]) => [name, fn(1, 2, ([instant, zone]) => get(instant ?? null, zone))] as const,
  ),
]);

function toNumber(value: Json | undefined): number {
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return numberFrom(value);
  if (!/^\s*[-+]?\d{1,300}(\.\d{1,300})?\s*$/.test(value)) throw new Fault("not a number");
  return finite(Number(value));
}

function toBoolean(value: Json | undefined): boolean {
  if (typeof value === "boolean") return value;
  if (value === "true" || value === "false") return value === "true";
  throw new Fault("not true or false");
}

function searched(text: Json | undefined, budget: Budget): string {
  const found = textFrom(text);
  budget.spend(found.length >> 2);
  return found;
}

function needle(text: Json | undefined): string {
  const found = textFrom(text);
  if (found.length > MAX_NEEDLE) throw new Fault("text to look for is too long");
  return found;
}

function matches(text: string, source: string, budget: Budget): boolean {
  if (text.length > MAX_MATCHED) throw new Fault("text too long to match");
  // Linear in the text, with the pattern's size as factor: charge for the product.
  budget.spend(100 + ((text.length * source.length) >> 4));
  const pattern = parsePattern(source);
  if (!pattern.ok) throw new Fault("not a pattern");
  return pattern.value.found(text);
}

function substring([text, start, end]: readonly Json[], budget: Budget): string {
  const from = textFrom(text);
  const first = numberFrom(start);
  const last = end === undefined ? from.length : numberFrom(end);
  if (first < 0 || last < first || last > from.length) throw new Fault("outside of the text");
  return budget.text(from.slice(first, last));
}

function replace(text: string, from: string, to: string, budget: Budget): string {
  const times = text.split(from).length - 1;
  if (text.length + times * (to.length - from.length) > 262_144) throw new Fault("text too long");
  return budget.text(text.split(from).join(to));
}

function join(list: readonly Json[], by: string, budget: Budget): string {
  let length = 0;
  for (const item of list) {
    length += textFrom(item).length + by.length;
    if (length > 262_144) throw new Fault("text too long");
  }
  return budget.text(list.join(by));
}
