import { expect, it } from "vitest";
import { parseTemplate } from "./template.ts";

const render = (text: string) => {
  const parsed = parseTemplate(text);
  return parsed.ok ? parsed.value.render({ name: "Ann", count: 3, list: [1, "a"], yes: true }) : parsed.error;
};

it("puts values into text; what is missing or cannot be worked out is left empty", () => {
  expect(render("Hello {{ name }}, {{count}} times{{ nobody }}{{ name - 1 }}.")).toBe("Hello Ann, 3 times.");
  expect(render("{{ list }} {{ yes }}")).toBe('[1,"a"] true');
});

it("ends an expression at its own braces, not at those in texts and maps", () => {
  expect(render("{{ '}}' }} {{ {'a': {'b': name}}.a.b }}")).toBe("}} Ann");
  expect(render('{"n": {{ json(name) }}}')).toBe('{"n": "Ann"}');
});

it("refuses braces that stay open, and mistakes within", () => {
  expect(render("Hello {{ name")).toEqual({ code: "expression.syntax", at: 6 });
  expect(render("{{ }}")).toEqual({ code: "expression.empty" });
});

it("does not read values as templates again", () => {
  const parsed = parseTemplate("{{ said }}");
  expect(parsed.ok && parsed.value.render({ said: "{{ 1 + 1 }}" })).toBe("{{ 1 + 1 }}");
});
