import { describe, expect, it } from "vitest";
import { parseExpression } from "./expression.ts";

const variables = {
  count: 2,
  price: 2.5,
  digits: "0042",
  xs: [3, 1, 2],
  customer: { name: "Ann", tier: "gold", tags: ["vip"], fields: { "first-order": "2020-05-17T10:00:00Z" } },
  now: Date.UTC(2026, 10, 22, 23, 30),
};

function value(text: string) {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed.error.code;
  const result = parsed.value.evaluate(variables);
  return result.ok ? result.value : result.error.why;
}

describe("an expression gives", () => {
  it.each([
    ["count + 1", 3],
    ["count == 2", true],
    ["count == 2.0", true],
    ["count / 4", 0.5],
    ["price * 2 == 5", true],
    ["7 % 3", 1],
    ["-count", -2],
    ["int(digits) + 1", 43],
    ['digits == "0042"', true],
    ["digits == 42", false],
    ["double('1.5')", 1.5],
    ["string(count) + '!'", "2!"],
    ['customer.tier == "gold" && "vip" in customer.tags', true],
    ["customer.nickname == null", true],
    ["nobody.name.first == null", true],
    ["has(customer.name) && !has(customer.nickname)", true],
    ['customer.fields["first-order"].startsWith("2020")', true],
    ["xs.filter(x, x > 1).map(x, x * 10)", [30, 20]],
    ["xs.map(x, x > 1, x)", [3, 2]],
    ["xs.exists_one(x, x == 3)", true],
    ["xs.all(x, xs.exists(y, y == x))", true],
    ["cel.bind(n, count * 2, n + n)", 8],
    ["xs[0] + size(xs) + size('你好')", 8],
    ["xs[9]", null],
    ["count > 1 ? 'many' : 'one'", "many"],
    ["{'a': [1, {'b': null}]} == {'a': [1, {'b': null}]}", true],
    ["min(3, 1, 2) + max(1, 2) + abs(-1) + round(1.5)", 6],
    ["'A-B'.lowerAscii().split('-').join('+')", "a+b"],
    ["' x '.trim() + 'abcdef'.substring(1, 3) + 'aa'.replace('a', 'b')", "xbcbb"],
    ["json({'a': 'x\"y'})", '{"a":"x\\"y"}'],
    ["duration('1h30m') / 60000", 90],
    ["timestamp('2026-11-22T23:30:00Z') == now", true],
    ["now.getDayOfWeek()", 0],
    ["now.getDayOfWeek('Asia/Shanghai')", 1],
    ["now.getHours('Asia/Shanghai')", 7],
    ["now.getFullYear() * 10000 + (now.getMonth() + 1) * 100 + now.getDate()", 20_261_122],
    ["true || count.broken", true],
    ["count.broken && false", false],
  ])("%s → %j", (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each([
    ["count + 'a'", "expected a number, got text"],
    ["nobody > 3", "a null has no order"],
    ["count && true", "expected true or false, got number"],
    ["1 / 0", "not a finite number"],
    ["int('12a')", "not a number"],
    ["now.getHours('Mars/Olympus')", "unknown time zone"],
    ["'x'.substring(5)", "outside of the text"],
  ])("a fault for %s: %s", (text, why) => {
    expect(value(text)).toBe(why);
  });
});

it.each([
  ["", { code: "expression.empty" }],
  ["1 +", { code: "expression.syntax", at: 3 }],
  ["a = 1", { code: "expression.syntax", at: 2 }],
  ["frobnicate(1)", { code: "expression.unknown-function", at: 0, name: "frobnicate" }],
  ["x".repeat(2_001), { code: "expression.too-long", max: 2_000 }],
  ["9007199254740993", { code: "expression.syntax", at: 0 }],
])("refuses %s", (text, error) => {
  const parsed = parseExpression(text);
  expect(parsed.ok ? undefined : parsed.error).toEqual(error);
});

it("says which of the flow's variables it reads, not the macros' own", () => {
  const parsed = parseExpression("xs.exists(x, x == customer.id) && cel.bind(y, count, y > z)");
  expect(parsed.ok && [...parsed.value.reads].sort()).toEqual(["count", "customer", "xs", "z"]);
});
