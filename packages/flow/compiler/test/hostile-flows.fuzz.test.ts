import { readFileSync } from "node:fs";
import { join } from "node:path";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile } from "../src/compile.ts";

/** In CI the 2,000 of reliability test 29; more with `FUZZ_RUNS`. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 2_000);
const options = { registry: nodeRegistry, references: { queue: [] }, programs: new Map() };
const seed = readFileSync(join(import.meta.dirname, "../../../../prisma/seed/flows/welcome.flow.json"), "utf8");

/** Every finding has a code, and words in both languages; nothing throws. */
function expectAnswer(input: unknown): void {
  const result = compile(input, options);
  const findings = result.ok ? result.value.warnings : result.error;
  if (!result.ok) expect(findings.length).toBeGreaterThan(0);
  for (const { code, message } of findings) {
    expect(code).toMatch(/^FLOW\d{3}$/);
    expect(message.en.length * message.zh.length).toBeGreaterThan(0);
  }
}

const nasty = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    null,
    "",
    "__proto__",
    "constructor",
    -1,
    1e308,
    [],
    {},
    [[]],
    "{{",
    "{{ x",
    "{{ __proto__.x }}",
    "a".repeat(10_000),
  ),
);

it(`answers ${RUNS} damaged flows with findings`, () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(), nasty, fc.constantFrom("set", "delete", "add", "rename")), {
        minLength: 1,
        maxLength: 6,
      }),
      (damages) => {
        const flow = JSON.parse(seed);
        for (const [where, value, how] of damages) damage(flow, where, value, how);
        expectAnswer(flow);
      },
    ),
    { numRuns: RUNS },
  );
}, 600_000);

it("answers anything at all", () => {
  fc.assert(
    fc.property(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
      expectAnswer,
    ),
    {
      numRuns: RUNS,
    },
  );
}, 600_000);

function damage(root: object, where: number, value: unknown, how: string): void {
  const places: [Record<string, unknown>, string][] = [];
  const visit = (owner: object): void => {
    for (const [key, member] of Object.entries(owner)) {
      places.push([owner as Record<string, unknown>, key]);
      if (member !== null && typeof member === "object") visit(member);
    }
  };
  visit(root);
  const place = places[where % places.length];
  if (!place) return;
  const [owner, key] = place;
  if (how === "set") owner[key] = value;
  else if (how === "add") owner[`${key}-more`] = value;
  else if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else {
    if (how === "rename") owner[`${key}x`] = owner[key];
    delete owner[key];
  }
}

describe("refuses in bounded time", () => {
  const node = (index: number) => [`n${index}`, { type: "wait", version: 1, label: "w", config: {} }] as const;
  const flowOf = (nodes: object, wires: readonly object[]) => ({
    format: "patchbay.flow/1",
    name: "big",
    title: "big",
    channel: "voice",
    nodes,
    wires,
    layout: {},
  });
  const nested = (depth: number) => {
    let value: unknown = 1;
    for (let level = 0; level < depth; level++) value = { deeper: value };
    return value;
  };

  it.each<[string, () => unknown]>([
    [
      "a hundred thousand nodes",
      () => flowOf(Object.fromEntries(Array.from({ length: 100_000 }, (_item, index) => node(index))), []),
    ],
    [
      "ten thousand levels of nesting",
      () => flowOf({ a: { type: "wait", version: 1, label: "", config: nested(10_000) } }, []),
    ],
    [
      "a text of ten million characters",
      () => flowOf({ a: { type: "wait", version: 1, label: "x".repeat(10_000_000), config: {} } }, []),
    ],
    [
      "prototype keys",
      () => JSON.parse('{"format": "patchbay.flow/1", "nodes": {"__proto__": {"type": "start"}}, "wires": []}'),
    ],
    [
      "prototype keys in a config",
      () =>
        flowOf(
          { a: { type: "wait", version: 1, label: "", config: JSON.parse('{"__proto__": {"admin": true}}') } },
          [],
        ),
    ],
  ])("%s", (_what, make) => {
    const input = make();
    const result = compile(input, options);
    expect(result.ok).toBe(false);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it("a text of a hundred million characters, and sub-flows that run each other, naming the step", () => {
    const large = compile(
      flowOf({ a: { type: "wait", version: 1, label: "x".repeat(100_000_000), config: {} } }, []),
      options,
    );
    expect(!large.ok && large.error[0]).toMatchObject({ code: "FLOW101", node: "a" });
    const unknown = compile(flowOf({ b: { type: "no-such-step", version: 1, label: "", config: {} } }, []), options);
    expect(!unknown.ok && unknown.error.find(({ code }) => code === "FLOW102")).toMatchObject({ node: "b" });
    const other = { hash: "h" as never, program: { flow: "other", calls: { big: "h" }, steps: {} } as never };
    const start = { type: "start", version: 1, label: "", config: {} };
    const calls = { type: "run-sub-flow", version: 1, label: "calls", config: { flow: "other" } };
    const cyclic = compile(flowOf({ start, calls }, [{ from: "start", exit: "next", to: "calls" }]), {
      ...options,
      programs: new Map([["other", other]]),
    });
    expect(!cyclic.ok && cyclic.error.find(({ code }) => code === "FLOW402")).toMatchObject({ node: "calls" });
  });

  it("a circle of five thousand steps that never wait", () => {
    const count = 4_999;
    const nodes = Array.from({ length: count }, (_item, index) => [
      `n${index}`,
      { type: "set-variables", version: 1, label: "", config: { set: [{ name: "x", value: "1" }] } },
    ]);
    const wires = nodes.map((_item, index) => ({ from: `n${index}`, exit: "done", to: `n${(index + 1) % count}` }));
    const start = ["start", { type: "start", version: 1, label: "", config: {} }];
    const result = compile(
      flowOf(Object.fromEntries([start, ...nodes]), [{ from: "start", exit: "next", to: "n0" }, ...wires]),
      options,
    );
    expect(!result.ok && result.error.map(({ code }) => code)).toEqual(["FLOW205"]);
  });
});
