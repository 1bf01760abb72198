import type { ProgramHash } from "@patchbay/base/ids";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Edge, Program, Step } from "@patchbay/flow-model/program";
import fc from "fast-check";
import { inBranch } from "../src/in-branch.ts";
import type { RunEvent } from "../src/run-core.ts";

/** Programs of any shape that the types allow, also those that the checks would refuse: cycles that spin, ends that fail, sub-flows in sub-flows. */

const EXITS = ["a", "b", "c"] as const;
const NAMES = ["x", "y", "n"] as const;
const CONDITIONS = [
  "x",
  "n > 2",
  "n % 2 == 0",
  'y == "a"',
  "x == y",
  "nope.deep == null",
  "n < y",
  "true",
  "now > 1000",
  "has(customer.name)",
];
const VALUES = ["n + 1", "0", '"a"', "x", "y == x", "[n, 1]", '{"name": y}', "n / 0", "now", "customer"];

interface Sizes {
  readonly steps: number;
  readonly callable: readonly string[];
}

const edge = ({ steps }: Sizes): fc.Arbitrary<Edge> =>
  fc.record({
    to: fc.integer({ min: 0, max: steps - 1 }).map((index) => `s${index}`),
    exit: fc.constantFrom(...EXITS),
  });

const maybe = <Value>(name: string, value: fc.Arbitrary<Value>) =>
  fc.option(value, { nil: undefined }).map((found) => (found === undefined ? {} : { [name]: found }));

function effect(sizes: Sizes): fc.Arbitrary<Step> {
  const exits = fc.uniqueArray(fc.constantFrom(...EXITS), { minLength: 1 });
  return fc.tuple(exits, fc.infiniteStream(edge(sizes)), fc.boolean()).map(([names, edges, hasError]) => ({
    op: "effect",
    node: "any",
    version: 1,
    config: {},
    exits: Object.fromEntries(names.map((name) => [name, (edges.next().value as Edge).to])),
    ...(hasError ? { error: names[0] as string } : {}),
  }));
}

function step(sizes: Sizes): fc.Arbitrary<Step> {
  const to = edge(sizes);
  const condition = fc.constantFrom(...CONDITIONS);
  const value = fc.constantFrom(...VALUES);
  const branch = fc.tuple(fc.array(fc.tuple(condition, to), { maxLength: 3 }), to, maybe("onError", to)).map(
    ([cases, otherwise, onError]): Step => ({
      op: "branch",
      cases: cases.map(([when, next]) => ({ when, ...next })),
      otherwise,
      ...onError,
    }),
  );
  const assign = fc
    .tuple(fc.array(fc.record({ name: fc.constantFrom(...NAMES), value }), { maxLength: 3 }), to, maybe("onError", to))
    .map(([set, next, onError]): Step => ({ op: "assign", set, next, ...onError }));
  const wait = fc
    .tuple(fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.constantFrom("n * 100", '"long"', 'duration("2s")')), to)
    .map(([forMs, next]): Step => ({ op: "wait", forMs, next }));
  const end = fc
    .record({
      outcome: fc.constantFrom("completed", "failed"),
      hangUp: fc.constantFrom(undefined, undefined, "normal" as const),
    })
    .map(({ outcome, hangUp }): Step => ({ op: "end", outcome, ...(hangUp ? { hangUp } : {}) }));
  const call = fc
    .tuple(fc.constantFrom("missing", ...sizes.callable), fc.dictionary(fc.constantFrom(...NAMES), value), to, to)
    .map(
      ([flow, inputs, next, onError]): Step => ({
        op: "call",
        flow,
        inputs,
        outputs: { x: "y", n: "n" },
        next,
        onError,
      }),
    );
  const fork = fc
    .tuple(
      fc.uniqueArray(to, { minLength: 0, maxLength: 3, selector: ({ exit }) => exit }),
      fc.integer({ min: 0, max: sizes.steps - 1 }),
    )
    .map(([branches, join]): Step => ({ op: "fork", branches, join: `s${join}` }));
  const join = fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 0, 700, 5_000), maybe("into", fc.constantFrom(...NAMES)))
    .chain(([needs, withinMs, into]) =>
      fc
        .tuple(to, to, to)
        .map(([done, timeout, failed]): Step => ({ op: "join", needs, withinMs, ...into, done, timeout, failed })),
    );
  return fc.oneof(
    { weight: 3, arbitrary: fork },
    { weight: 2, arbitrary: join },
    { weight: 5, arbitrary: effect(sizes) },
    { weight: 3, arbitrary: branch },
    { weight: 3, arbitrary: assign },
    wait,
    end,
    call,
  );
}

function program(flow: string, callable: readonly string[]): fc.Arbitrary<Program> {
  return fc.integer({ min: 1, max: 12 }).chain((steps) =>
    fc.array(step({ steps, callable }), { minLength: steps, maxLength: steps }).map((list) => ({
      format: "patchbay.program/1",
      flow,
      channel: "voice",
      inputs: [],
      outputs: [
        { name: "y", type: "text" },
        { name: "n", type: "number" },
      ],
      start: "s0",
      steps: Object.fromEntries(list.map((item, index) => [`s${index}`, item])),
      source: Object.fromEntries(list.map((_item, index) => [`s${index}`, `node-${index}` as NodeId])),
      calls: Object.fromEntries(callable.map((name) => [name, name as ProgramHash])),
    })),
  );
}

/** A main program `main` that calls `sub`, which calls `leaf`. Their hashes are their names. */
export const programs: fc.Arbitrary<ReadonlyMap<ProgramHash, Program>> = fc
  .tuple(program("main", ["sub", "leaf"]), program("sub", ["leaf"]), program("leaf", []))
  .map((all) => new Map(all.map((item) => [item.flow as ProgramHash, item])));

const at = fc.integer({ min: 0, max: 100_000 });
const set = fc.dictionary(
  fc.constantFrom(...NAMES, "customer"),
  fc.oneof(fc.integer({ min: 0, max: 5 }), fc.constantFrom("a", "b"), fc.boolean(), fc.constant(null)),
);

/** Mostly to the run itself; else to branches that may be there or not. */
const BRANCHES = [undefined, "a", "b", "c", "a", "b", "a/a", "a/b", "b/a", "c/c", "a/b/a"] as const;

export const events: fc.Arbitrary<readonly RunEvent[]> = fc.array(
  fc
    .tuple(
      fc.constantFrom(...BRANCHES),
      fc.oneof(
        {
          weight: 60,
          arbitrary: fc
            .tuple(at, fc.constantFrom(...EXITS, "unknown"), maybe("set", set))
            .map(([when, exit, more]): RunEvent => ({ type: "outcome", at: when, exit, ...more })),
        },
        { weight: 20, arbitrary: at.map((when): RunEvent => ({ type: "elapsed", at: when })) },
        { weight: 5, arbitrary: at.map((when): RunEvent => ({ type: "thrown", at: when, why: "a bug" })) },
        { weight: 1, arbitrary: at.map((when): RunEvent => ({ type: "hung-up", at: when })) },
      ),
    )
    .map(([branch, event]) => inBranch(event, branch)),
  { minLength: 5, maxLength: 60 },
);
