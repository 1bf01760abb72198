import { expect, it } from "vitest";
import { ZodError } from "zod";
import { answerTo } from "./error-pages.ts";
import { readBody } from "./json-bodies.ts";

const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;

it.each([
  ["keys of prototypes", '{"nodes": {"__proto__": {"type": "start"}}}', "nodes.__proto__", "forbidden-key"],
  [
    "keys of constructors",
    '{"nodes": {"a": {"config": {"constructor": 1}}}}',
    "nodes.a.config.constructor",
    "forbidden-key",
  ],
  ["nesting", `{"nodes": {"a": {"config": ${nested(5_000)}}}}`, "nodes.a.config.0", "too-deep"],
  ["nesting without end", `{"nodes": ${nested(200_000)}}`, "nodes.0.0.0", "too-deep"],
  ["numbers beyond numbers", '{"nodes": {"a": {"version": 1e999}}}', "nodes.a.version", "not-json"],
  ["words that are no numbers", '{"nodes": {"a": {"version": NaN}}}', "", /JSON/],
  ["half a body", '{"nodes": ', "", /JSON/],
  ["nothing", "", "", /JSON/],
])("refuses %s, and says where", (_what, text, path, why) => {
  const refused = (() => {
    try {
      return readBody(text);
    } catch (error) {
      return error;
    }
  })();
  const [issue] = (refused as ZodError).issues;
  expect(refused).toBeInstanceOf(ZodError);
  expect(answerTo(refused)).toMatchObject({ status: 400, code: "input.invalid", facts: { problems: [{ path }] } });
  expect(issue?.path.join(".")).toBe(path);
  expect(issue?.message).toMatch(why);
});

it("reads all other JSON as it is", () => {
  const body = { nodes: { a: { label: "\u202E\u0000", config: { list: [1, null, true] } } } };
  expect(readBody(`\uFEFF${JSON.stringify(body)}`)).toEqual(body);
});
