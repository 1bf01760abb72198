import type { Json, JsonObject } from "@patchbay/base/json";
import { describe, expect, it } from "vitest";
import { parseExpression } from "../src/expression.ts";
import { parsePattern } from "../src/pattern.ts";
import { parseTemplate } from "../src/template.ts";
import { ATTACKS, GREEDY, SLOW_PATTERNS } from "./attacks.ts";

const variables: JsonObject = {
  customer: { name: "Ann", fields: {} },
  call: { id: "c1", from: "+49301" },
  xs: Array.from({ length: 20 }, (_item, index) => index),
  long: "abcdefgh".repeat(500),
  now: 1_767_607_200_000,
};
const before = JSON.stringify(variables);

function evaluate(text: string): Json | undefined {
  const parsed = parseExpression(text);
  if (!parsed.ok) return undefined;
  const result = parsed.value.evaluate(variables);
  return result.ok ? result.value : undefined;
}

/** Nothing but JSON comes out, with JSON's own prototypes. */
function expectPlain(value: unknown): void {
  if (value === null || ["string", "number", "boolean"].includes(typeof value)) return;
  expect(typeof value).toBe("object");
  expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
  for (const member of Object.values(value as object)) expectPlain(member);
}

it(`gives none of ${ATTACKS.length} attacks anything of the host`, () => {
  expect(ATTACKS.length).toBeGreaterThanOrEqual(5_000);
  const hostMembers = Object.getOwnPropertyNames(Object.prototype).sort();
  for (const attack of ATTACKS) {
    const value = evaluate(attack);
    if (value !== undefined) expectPlain(value);
    const template = parseTemplate(`{{ ${attack} }}`);
    const rendered = template.ok ? template.value.render(variables) : "";
    expect(rendered, attack).not.toMatch(/native code|\[object|function/);
  }
  expect(JSON.stringify(variables)).toBe(before);
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(hostMembers);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

it("reads members of prototypes as missing, on every kind of value", () => {
  for (const member of ["constructor", "__proto__", "toString", "hasOwnProperty"]) {
    expect(evaluate(`customer["${member}"]`)).toBeNull();
    expect(evaluate(`xs["${member}"]`)).toBeNull();
    expect(evaluate(`'text'["${member}"]`)).toBeUndefined();
  }
});

describe("bounds work and memory of", () => {
  it.each(GREEDY.map((text) => [`${text.slice(0, 50)}… (${text.length})`, text]))("%s", (_name, text) => {
    const value = evaluate(text);
    expect(value === undefined || JSON.stringify(value).length < 600_000).toBe(true);
  });
});

it("does for a text of a thousand costly expressions no more work than for one", () => {
  const costly = "{{ xs.all(a, xs.all(b, xs.all(c, true))) }}";
  const template = parseTemplate(costly.repeat(380));
  expect(template.ok && template.value.render(variables)).toMatch(/^(true){1,40}$/);
  // Texts of ordinary length have all that they name.
  const plain = parseTemplate("{{ customer.name }} {{ call.from }};".repeat(500));
  expect(plain.ok && plain.value.render(variables)).toBe("Ann +49301;".repeat(500));
});

it(`matches ${SLOW_PATTERNS.length} patterns made to be slow in linear time, or refuses them`, () => {
  expect(SLOW_PATTERNS.length).toBeGreaterThanOrEqual(200);
  const text = `${"a".repeat(4_000)}!`;
  for (const source of SLOW_PATTERNS) {
    const pattern = parsePattern(source);
    if (pattern.ok) expect(typeof pattern.value.found(text)).toBe("boolean");
    const verdict = evaluate(`long.matches('${source.replaceAll("\\", "\\\\")}')`);
    expect([true, false, undefined]).toContain(verdict);
  }
});
