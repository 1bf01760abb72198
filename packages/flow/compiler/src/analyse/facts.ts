import type { Json, JsonObject } from "@patchbay/base/json";
import { ANY_KIND, type Kinds, kindsOfValue, NULL } from "@patchbay/expression/kinds";

/** What is known of a variable's value before there is a call. */
export interface Fact {
  readonly kinds: Kinds;
  /** The one value that it can have, where that is known. */
  readonly is?: Json;
}

/** What is known at a place of a flow, on one way to it. A variable that is not here has not been set: it reads as null. */
export type Facts = ReadonlyMap<string, Fact>;

export const UNKNOWN: Fact = { kinds: ANY_KIND };
const UNSET: Fact = { kinds: NULL, is: null };

export function known(value: Json): Fact {
  return { kinds: kindsOfValue(value), is: value };
}

export function factOf(facts: Facts, name: string): Fact {
  return facts.get(name) ?? UNSET;
}

export function withFact(facts: Facts, name: string, fact: Fact): Facts {
  const next = new Map(facts);
  next.set(name, fact);
  return next;
}

/** Outcomes of conditions asked before are facts too, under a name that no variable has. */
export const asked = (condition: string) => `?${condition}`;

/** The same without values, only kinds: how ways are brought together where there are too many. */
export function blurred(facts: Facts): Facts {
  return new Map([...facts].map(([name, { kinds }]) => [name, { kinds }]));
}

/** The values of these variables when all are known. */
export function valuesOf(facts: Facts, names: readonly string[]): JsonObject | undefined {
  const values: Record<string, Json> = {};
  for (const name of names) {
    const { is } = factOf(facts, name);
    if (is === undefined) return undefined;
    values[name] = is;
  }
  return values;
}

/** Equal facts have equal keys. */
export function keyOf(facts: Facts): string {
  if (facts.size === 0) return "";
  return [...facts]
    .map(([name, { kinds, is }]) => `${name}:${kinds}${is === undefined ? "" : JSON.stringify(is)}`)
    .sort()
    .join("|");
}
