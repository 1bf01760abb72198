/**
 * The flow engine's figures: `npm run bench -- flow`. Prints JSON lines, each with the bar it is held to. Steps on the table
 * runner and on XState, live runs with their journal (in memory, and in a PostgreSQL that syncs), compiling 1,000 nodes and checking one edit of them, the impact of a draft
 * on 10,000 past calls, and taking up 10,000 waiting runs after a restart.
 */
import { withDurableJournal } from "@patchbay/adapter-postgres/test-journal";
import type { ProgramHash, TenantId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { diagnosticsOf } from "@patchbay/compiler/diagnostics-of";
import type { NodeId } from "@patchbay/flow-model/document";
import { type DrawnNode, drawFlow } from "@patchbay/flow-model/draw-flow";
import { applyEdit } from "@patchbay/flow-model/edit";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { fakeJournal } from "@patchbay/ports/journal.fake";
import { MachineCore } from "../src/machine-core.ts";
import type { CoreOptions, RunCore } from "../src/run-core.ts";
import { TableCore } from "../src/table-core.ts";
import { liveStepsPerSecond } from "./live-steps.ts";
import { loop } from "./loop.ts";
import { impactOnTenThousand, restartOfTenThousand } from "./past-calls.ts";

const options = { registry: nodeRegistry, references: {}, programs: new Map() };
const say = [{ kind: "speech", text: "One or two?" }];

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

const drawn = { ...thousand };
diagnosticsOf(drawn, options);
const edits = Array.from({ length: 15 }, (_item, index) => {
  const { flow } = applyEdit(drawn, { type: "label-node", id: `n${index * 60}` as NodeId, label: `renamed ${index}` });
  return milliseconds(() => diagnosticsOf(flow, options));
}).sort((a, b) => a - b);
print({
  figure: "check an edit of 1,000 nodes",
  medianMs: Math.round(edits[7] ?? 0),
  worstMs: Math.round(edits[14] ?? 0),
  bar: 50,
});

const looping = { program, hash, warnings: [] };
const inMemory = { journal: fakeJournal(), tenant: "tenant-1" as TenantId };
print({
  figure: "live steps per second, journal in memory",
  perSecond: Math.round(await liveStepsPerSecond(looping, inMemory)),
  bar: 40_000,
});
await withDurableJournal(async (durable) =>
  print({
    figure: "live steps per second, journal in PostgreSQL on disk",
    perSecond: Math.round(await liveStepsPerSecond(looping, durable)),
    bar: 40_000,
  }),
);
print({ figure: "impact of a draft on 10,000 calls × 30 answers", ...impactOnTenThousand(), bar: 2_000 });
print({ figure: "waiting runs taken up after a restart", ...(await restartOfTenThousand()), bar: 10_000 });

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
