import type { Json, JsonObject } from "@patchbay/base/json";
import { DAY, HOUR } from "@patchbay/base/time";
import { type Comparison, parseExpression } from "@patchbay/expression/expression";
import type { Program } from "@patchbay/flow-model/program";

/** Values worth trying for a variable: those that the conditions of a program tell apart. */
export type Samples = ReadonlyMap<string, readonly Json[]>;

const MAX_SAMPLES = 12;

/** Reads from all conditions what they compare with: `answer.body.state == "open"` makes an answer whose body says so, and one that does not. */
export function samplesFor(programs: Iterable<Program>): Samples {
  const wishes = new Map<string, Comparison[]>();
  for (const program of programs) {
    for (const step of Object.values(program.steps)) {
      if (step.op !== "branch") continue;
      for (const { when } of step.cases) {
        const parsed = parseExpression(when);
        for (const wish of parsed.ok ? parsed.value.comparisons : [])
          wishes.set(wish.name, [...(wishes.get(wish.name) ?? []), wish]);
      }
    }
  }
  return new Map([...wishes].map(([name, list]) => [name, distinct(list.flatMap(valuesFor))]));
}

/** When imagined calls begin: Monday, 5 January 2026, 9:00 UTC. */
export const BEGAN = Date.UTC(2026, 0, 5, 9);

function valuesFor({ path, value, isInstant }: Comparison): readonly Json[] {
  if (isInstant) return [HOUR, 30 * DAY, -DAY].map((away) => within(path, new Date(BEGAN + away).toISOString()));
  const values: readonly Json[] =
    typeof value === "number"
      ? [value, value + 1, value - 1]
      : typeof value === "boolean"
        ? [value, !value]
        : [value, null];
  return values.map((one) => within(path, one));
}

/** `["body", "state"]`, `"open"` → `{ body: { state: "open" } }`. */
function within([key, ...rest]: readonly string[], value: Json): Json {
  return key === undefined ? value : ({ [key]: within(rest, value) } satisfies JsonObject);
}

function distinct(values: readonly Json[]): readonly Json[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()].slice(0, MAX_SAMPLES);
}
