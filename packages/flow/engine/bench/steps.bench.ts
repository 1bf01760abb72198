/**
 * Flow steps a second: `npm run bench -- steps`. Prints JSON lines. The same program and events on the table runner and on XState;
 * performance row 8 asks for ≥ 1 M steps/s on the table. Also: compiling a flow of 1,000 nodes, and a canvas edit's check.
 */
import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { MachineCore } from "../src/machine-core.ts";
import type { CoreOptions, RunCore } from "../src/run-core.ts";
import { TableCore } from "../src/table-core.ts";

const options = { registry: nodeRegistry, references: {}, programs: new Map() };
const say = [{ kind: "speech", text: "One or two?" }];

/** A menu, a count, a decision, round and round. */
const loop = drawFlow("loop", {
  start: { type: "start", to: { next: "ask" } },
  ask: {
    type: "menu",
    config: {
      prompts: say,
      choices: [
        { id: "one", digit: "1" },
        { id: "two", digit: "2" },
      ],
    },
    to: { "choice:one": "count", "choice:two": "count", timeout: "bye", invalid: "bye" },
  },
  count: { type: "set-variables", config: { set: [{ name: "n", value: "n + 1" }] }, to: { done: "check" } },
  check: {
    type: "branch",
    config: { cases: [{ id: "odd", when: "n % 2 == 1" }] },
    to: { "choice:odd": "ask", otherwise: "ask" },
  },
  bye: { type: "hang-up" },
});
const { program, hash } = must(compile(loop, options));
const core: CoreOptions = {
  run: "run-1",
  root: hash as ProgramHash,
  programs: new Map([[hash, program]]),
  maxSteps: Number.MAX_SAFE_INTEGER,
};
const variables: JsonObject = { n: 0, call: { id: "c", from: "+49301" }, customer: null, now: 0 };

const table = rate(TableCore.start, 300_000);
const xstate = rate(MachineCore.start, 10_000);
print({ figure: "steps per second", runner: "table", perSecond: Math.round(table), bar: 1_000_000 });
print({ figure: "steps per second", runner: "xstate", perSecond: Math.round(xstate), bar: 40_000 });
print({ figure: "table to xstate", ratio: Math.round(table / xstate) });

const thousand = drawFlow("thousand", Object.fromEntries([...chain(1_000)]));
for (let warmUp = 0; warmUp < 3; warmUp++) compile(thousand, options);
const times = Array.from({ length: 5 }, () => milliseconds(() => must(compile(thousand, options)))).sort(
  (a, b) => a - b,
);
print({ figure: "compile a flow of 1,000 nodes", medianMs: Math.round(times[2] ?? 0), bar: 150 });

/** Steps a second, in the best of five rounds: the others had a neighbour. */
function rate(start: (options: CoreOptions, variables: JsonObject) => RunCore, turns: number): number {
  const rounds = Array.from({ length: 5 }, () => {
    const run = start(core, variables);
    const before = run.position()?.steps ?? 0;
    const millis = milliseconds(() => {
      for (let turn = 0; turn < turns; turn++)
        run.apply({ type: "outcome", at: turn, exit: turn % 3 === 0 ? "choice:one" : "choice:two" });
    });
    return (((run.position()?.steps ?? 0) - before) * 1_000) / millis;
  });
  return Math.max(...rounds);
}

function* chain(nodes: number): Generator<[string, DrawnNode]> {
  yield ["start", { type: "start", to: { next: "n0" } }];
  for (let index = 0; index < nodes - 2; index++) {
    const next = index + 1 < nodes - 2 ? `n${index + 1}` : "bye";
    yield [
      `n${index}`,
      index % 2 === 0
        ? { type: "play-prompt", config: { prompts: say }, to: { done: next } }
        : { type: "set-variables", config: { set: [{ name: "n", value: `n + ${index}` }] }, to: { done: next } },
    ];
  }
  yield ["bye", { type: "hang-up" }];
}

function milliseconds(act: () => void): number {
  const before = performance.now();
  act();
  return performance.now() - before;
}

function print(line: object): void {
  console.log(JSON.stringify(line));
}
