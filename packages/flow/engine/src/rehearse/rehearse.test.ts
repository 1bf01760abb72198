import { readFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { caseCoverage } from "./case-coverage.ts";
import { type FlowTestCase, parseFlowTest } from "./flow-test.ts";
import { Rehearsal } from "./rehearsal.ts";
import { runFlowTest } from "./run-flow-test.ts";

const welcome = JSON.parse(
  readFileSync(join(import.meta.dirname, "../../../../../prisma/seed/flows/welcome.flow.json"), "utf8"),
);
const compiled = must(compile(welcome, { registry: nodeRegistry, references: {}, programs: new Map() }));
const rehearsed = { compiled, programs: new Map(), registry: nodeRegistry };
const test = (input: object) => {
  const parsed = parseFlowTest({ format: "patchbay.flow-test/1", ...input });
  if (!parsed.success) throw parsed.error;
  return parsed.data;
};
const failuresOf = async (input: object) =>
  (await runFlowTest(test(input), rehearsed)).results.map(({ failures }) => failures);
const scene = {
  from: "+4930111111",
  calendars: { "office-hours": "open" },
  customers: [{ name: "Ann Lee", phones: ["+4930111111"] }],
};

describe("a flow's test file", () => {
  it("plays its cases on the engine, and passes when all happens that it expects", async () => {
    const steps = [
      { heard: "Welcome back, Ann" },
      { press: "1" },
      { at: "sales" },
      { wait: "12s" },
      { serve: "ann", talk: "1m" },
    ];
    const expected = {
      outcome: "completed",
      path: ["greet-known", "sales", "note-served"],
      variables: { topic: "sales" },
      tickets: 1,
    };
    expect(await failuresOf({ cases: [{ name: "sales", scene, steps, expect: expected }] })).toEqual([[]]);
  });

  it("says what was expected and what happened instead", async () => {
    const cases = [
      {
        name: "wrong",
        scene,
        steps: [{ press: "2" }, { at: "sales" }],
        expect: { outcome: "completed", variables: { topic: "sales" } },
      },
    ];
    expect(await failuresOf({ cases })).toEqual([
      [
        'step 2: expected the contact at "sales", it is at "support"',
        'expected the end "completed", the contact is at "support"',
        'topic is "support", not "sales"',
      ],
    ]);
  });

  it("sets what web services answer and what time it is", async () => {
    const flow = drawFlow("fetch", {
      start: { type: "start", to: { next: "fetch" } },
      fetch: {
        type: "http-request",
        config: { url: "https://shop.example/orders" },
        to: { success: "end", timeout: "late", failed: "end" },
      },
      late: { type: "end", config: { outcome: "failed" } },
      end: { type: "end" },
    });
    const fetching = must(compile(flow, { registry: nodeRegistry, references: {}, programs: new Map() }));
    const cases = [
      {
        name: "answers",
        scene: { web: [{ url: "/orders", status: 200, body: { state: "sent" } }] },
        expect: { variables: { answer: { body: { state: "sent" } } } },
      },
      {
        name: "late",
        scene: { at: "2027-05-01T10:00:00Z", web: [{ url: "shop", status: 200, after: "9s" }] },
        steps: [{ wait: "5s" }],
        expect: { path: ["late"] },
      },
      { name: "away", expect: { path: ["end"], variables: { answer: { status: 0 } } } },
    ];
    const { results } = await runFlowTest(test({ cases }), { ...rehearsed, compiled: fetching });
    expect(results.map(({ name, failures }) => [name, failures])).toEqual([
      ["answers", []],
      ["late", []],
      ["away", []],
    ]);
  });

  it("holds a flow to its properties, and shows a counter-example", async () => {
    expect(await failuresOf({ withinSteps: 8, coverage: 1 })).toEqual([[], []]);
    const { results } = await runFlowTest(test({ withinSteps: 3 }), rehearsed);
    expect(results[0]?.failures).toEqual([expect.stringContaining("steps")]);
    expect(results[0]?.path[0]?.node).toBe("start");
  });

  it("tells which exits its cases take, and makes the cases that are missing: together they take all that can be", async () => {
    const cases = [{ name: "leaves at once", scene, steps: [{ hangUp: true }] }];
    const first = caseCoverage((await runFlowTest(test({ cases }), rehearsed)).results, rehearsed);
    expect(first.taken.length).toBeGreaterThan(0);
    expect(first.missed.length).toBeGreaterThan(first.taken.length);
    const whole = test({ cases: [...cases, ...first.missing] });
    const { results } = await runFlowTest(whole, rehearsed);
    expect(results.flatMap(({ failures }) => failures)).toEqual([]);
    const { missed, missing } = caseCoverage(results, rehearsed);
    expect(missed).toEqual([]);
    expect(missing).toEqual([]);
    expect(first.missing.map(({ name }) => name)).toContainEqual(expect.stringMatching(/^[a-z-]+:[a-z:-]+/));
  });

  it("says when an imagined call does not go its way any more", async () => {
    const { missing } = caseCoverage([], rehearsed);
    const [long] = [...missing].sort((one, other) => (other.expect.path?.length ?? 0) - (one.expect.path?.length ?? 0));
    const wrong = { ...long!, expect: { ...long!.expect, path: [...(long!.expect.path ?? []), "nowhere"] } };
    expect(await failuresOf({ cases: [wrong] })).toEqual([[expect.stringContaining('expected "nowhere" on the way')]]);
  });

  it("refuses a file that it cannot read", () => {
    for (const wrong of [{}, { format: "patchbay.flow-test/1", cases: [{ name: "x", steps: [{ pres: "1" }] }] }])
      expect(parseFlowTest(wrong).success).toBe(false);
  });
});

describe("a rehearsal", () => {
  const begin = (more: { readonly breakpoints?: ReadonlySet<string>; readonly stepByStep?: boolean } = {}) =>
    Rehearsal.begin({ ...rehearsed, scene: test({ cases: [{ name: "x", scene }] }).cases[0]!.scene, ...more });

  it("goes step by step, each time standing before the next", async () => {
    const call = await begin({ stepByStep: true });
    const stops: (string | undefined)[] = [];
    for (let times = 0; times < 4; times++) {
      stops.push(call.view().at?.node);
      expect(call.view().isPaused).toBe(true);
      await call.step();
    }
    expect(stops).toEqual(["hours", "look-up", "greet-known", "menu"]);
    expect(call.view().heard[0]).toBe("Welcome back, Ann Lee.");
  });

  it("stops at breakpoints only, and shows the variables there", async () => {
    const call = await begin({ breakpoints: new Set(["sales"]) });
    await call.press("1");
    expect(call.view()).toMatchObject({ at: { node: "sales" }, isPaused: true, variables: { topic: "sales" } });
    await call.resume();
    await call.advance(5_000);
    await call.serve("ann");
    expect(call.view().end).toMatchObject({ outcome: "completed" });
  });

  it("can be kept as a test case that passes", async () => {
    const call = await begin();
    await call.press("2");
    await call.advance(7_000);
    await call.hangUp();
    const kept: FlowTestCase = JSON.parse(JSON.stringify(call.asCase("hangs up in the queue")));
    expect(await failuresOf({ cases: [kept] })).toEqual([[]]);
    expect(kept.expect).toMatchObject({ outcome: "abandoned" });
  });
});
