import type { CallId, RunId } from "@patchbay/base/ids";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { drawFlow } from "@patchbay/flow-model/draw-flow";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import { fakeJournal } from "@patchbay/ports/journal.fake";
import { impactOf } from "../src/impact.ts";
import { toEntry } from "../src/journal-entry.ts";
import { pastCallOf } from "../src/past-call.ts";
import { restoreRun } from "../src/restore-run.ts";
import { loop } from "./loop.ts";

const options = { registry: nodeRegistry, references: {}, programs: new Map() };
const CALLS = 10_000;
const RUN = "run-1" as RunId;

/** 10,000 journals of thirty answers, read and led through the program that they ran and through a draft of it. */
export function impactOnTenThousand() {
  const was = must(compile(loop, options));
  // Who presses two is not counted any more.
  const wires = loop.wires.map((wire) => (wire.exit === "choice:two" ? { ...wire, to: wire.from } : wire));
  const draft = must(compile({ ...loop, wires }, options));
  const answers = Array.from({ length: 30 }, (_item, turn) => ({
    type: "outcome" as const,
    at: turn,
    step: "ask",
    exit: turn % 3 === 0 ? "choice:one" : turn === 29 ? "timeout" : "choice:two",
  }));
  const started = {
    type: "started" as const,
    at: 0,
    variables: { n: 0, call: {}, customer: null, now: 0 },
    maxSteps: 10_000,
  };
  const entries = [started, ...answers].map((record, seq) => toEntry(RUN, seq, record));
  const programs = new Map([was, draft].map(({ hash, program }) => [hash, program]));
  const head = { run: RUN, id: "call-1" as CallId, startedAt: 0 };
  const began = performance.now();
  const calls = Array.from({ length: CALLS }, () => ({ ...head, call: must(pastCallOf(entries)), was: was.hash }));
  const readMs = Math.round(performance.now() - began);
  const { fates } = impactOf(calls, draft.hash, programs);
  return { ms: Math.round(performance.now() - began), readMs, fates };
}

/** 10,000 runs that wait an hour, folded from their journals and started again. */
export async function restartOfTenThousand() {
  const flow = drawFlow("waiting", {
    start: { type: "start", to: { next: "pause" } },
    pause: { type: "wait", config: { forMs: 3_600_000 }, to: { done: "bye" } },
    bye: { type: "hang-up" },
  });
  const { program, hash } = must(compile(flow, options));
  const world = new FakeWorld();
  const startedAt = world.clock.now();
  const entries = [
    toEntry(RUN, 0, {
      type: "started",
      at: startedAt,
      variables: { call: {}, customer: null, now: startedAt },
      maxSteps: 10_000,
    }),
  ];
  const began = performance.now();
  const runs = Array.from({ length: CALLS }, (_item, index) =>
    must(
      restoreRun({
        tenant: "tenant-1" as never,
        head: {
          run: `run-${index}` as RunId,
          call: `call-${index}` as never,
          program: hash,
          flow: program.flow,
          startedAt,
        },
        program,
        programs: new Map(),
        registry: nodeRegistry,
        ports: world.ports,
        journal: fakeJournal(),
        call: { id: "call", from: "", to: "", startedAt, direction: "inbound" },
        inputs: {},
        entries,
      }),
    ),
  );
  const resumed = runs.filter((run) => run.at()?.node === "pause").length;
  const ms = Math.round(performance.now() - began);
  world.clock.advance(3_600_000);
  await Promise.all(runs.map((run) => run.done));
  return { runs: resumed, ms };
}
