import fc from "fast-check";

/** Programs by the grammar: mostly sensible, with every operator, function and macro in places where it may not belong. */
const literal = fc.constantFrom(
  "null",
  "true",
  "false",
  "0",
  "1",
  "2.5",
  "-3",
  '""',
  '"a"',
  '"12"',
  "[]",
  "[1, 2]",
  "{}",
);
const name = fc.constantFrom("n", "s", "b", "xs", "o", "nothing", "o.f", "o.deep.er", 'o["f"]', "xs[0]", "missing.x");
const OPERATORS = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"] as const;
const METHODS = ["size", "trim", "lowerAscii", "upperAscii", "getHours", "join"] as const;
const FUNCTIONS = [
  "size",
  "string",
  "json",
  "int",
  "double",
  "bool",
  "type",
  "abs",
  "round",
  "min",
  "max",
  "timestamp",
];

const { program } = fc.letrec<{ program: string }>((tie) => {
  const part = tie("program");
  return {
    program: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      literal,
      name,
      fc.tuple(part, fc.constantFrom(...OPERATORS), part).map(([left, by, right]) => `(${left} ${by} ${right})`),
      part.map((text) => `!(${text})`),
      part.map((text) => `-(${text})`),
      fc.tuple(part, part, part).map(([test, yes, no]) => `(${test} ? ${yes} : ${no})`),
      fc.tuple(fc.constantFrom(...FUNCTIONS), part).map(([call, text]) => `${call}(${text})`),
      fc.tuple(part, fc.constantFrom(...METHODS)).map(([text, call]) => `(${text}).${call}()`),
      fc
        .tuple(part, fc.constantFrom("contains", "startsWith", "split", "matches", "indexOf"), part)
        .map(([text, call, by]) => `(${text}).${call}(${by})`),
      fc
        .tuple(part, fc.constantFrom("all", "exists", "exists_one", "filter", "map"), part)
        .map(([list, macro, body]) => `(${list}).${macro}(x, ${body})`),
      fc.tuple(part, part).map(([value, body]) => `cel.bind(x, ${value}, ${body})`),
      fc.array(part, { maxLength: 3 }).map((items) => `[${items.join(", ")}]`),
      part.map((value) => `{"k": ${value}}`),
      fc.constant("x"),
      fc.constant("has(o.f)"),
    ),
  };
});

export const expressions: fc.Arbitrary<string> = program;

export const variables = fc.record({
  n: fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constant(null)),
  s: fc.constantFrom("", "a", "12", "a,b", null),
  b: fc.oneof(fc.boolean(), fc.constant(null)),
  xs: fc.constantFrom([], [1, 2], ["a", "b"], [true], [{ f: 1 }]),
  o: fc.constantFrom({}, { f: 1 }, { f: "text", deep: { er: [1] } }, null),
  nothing: fc.constant(null),
});
