import type { JsonObject } from "@patchbay/base/json";
import fc from "fast-check";
import { expect, it } from "vitest";
import { parseExpression } from "../src/expression.ts";
import { ANY_KIND, type Kinds, kindsOfValue, NO_KIND } from "../src/kinds.ts";
import { parseTemplate } from "../src/template.ts";
import { expressions, variables } from "./random-expression.ts";

/** In CI a bounded slice; a million with `npm run fuzz` (reliability test 26). */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);

it(`answers ${RUNS} generated programs with plain JSON or a fault, and leaves the variables as they were`, () => {
  fc.assert(
    fc.property(expressions, variables, (text, values) => {
      const before = JSON.stringify(values);
      const parsed = parseExpression(text);
      if (!parsed.ok) return;
      const result = parsed.value.evaluate(values as JsonObject);
      if (result.ok) expect(isPlain(result.value)).toBe(true);
      expect(JSON.stringify(values)).toBe(before);
      const template = parseTemplate(`<{{ ${text} }}>`);
      if (template.ok) expect(template.value.render(values as JsonObject)).toMatch(/^</);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

it(`foretells the kind of what ${RUNS} programs come to, and their certain failures`, () => {
  fc.assert(
    fc.property(expressions, variables, (text, values) => {
      const parsed = parseExpression(text);
      if (!parsed.ok) return;
      const known: JsonObject = values as JsonObject;
      const of = (name: string): Kinds => kindsOfValue(Object.hasOwn(known, name) ? (known[name] ?? null) : null);
      const kinds = parsed.value.kinds(of, () => undefined);
      const result = parsed.value.evaluate(known);
      if (result.ok) expect(kinds & kindsOfValue(result.value)).not.toBe(NO_KIND);
      // Where nothing is known, nothing may be thought certain.
      const unknown = parsed.value.kinds(
        () => ANY_KIND,
        () => undefined,
      );
      expect(unknown & kinds).toBe(kinds);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

/** JSON and nothing else: no functions, no objects of the host. */
function isPlain(value: unknown): boolean {
  if (value === null || ["string", "boolean"].includes(typeof value)) return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value as object).every(isPlain);
}
