import type { ProgramHash, RunId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import type { Program } from "@patchbay/flow-model/program";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import fc from "fast-check";
import { expect, it } from "vitest";
import { samplesFor } from "../src/foresee/samples.ts";
import { toEntry } from "../src/journal-entry.ts";
import { MachineCore } from "../src/machine-core.ts";
import { replay } from "../src/replay.ts";
import type { RunAt } from "../src/run.ts";
import type { RunCore, RunEvent } from "../src/run-core.ts";
import { randomEvents } from "./random-events.ts";
import { flows } from "./random-flow.ts";

/** In CI a bounded slice; 10,000 by `npm run fuzz -- flow` (reliability test 10). */
const RUNS = Math.min(Number(process.env.FUZZ_RUNS ?? 100), 10_000);
const RUN = "run-1" as RunId;
const MAX_EVENTS = 60;
const references = { queue: ["sales"], calendar: ["office-hours"], table: ["branches"], message: ["sms"] };
const VARIABLES: JsonObject = {
  call: { id: "c", from: "+4930111", to: "4000", startedAt: 0, direction: "inbound" },
  ...{ customer: null, now: 0 },
};

it(`replays ${RUNS} random flows of every kind of step to the identical path`, () => {
  const met = new Set<string>();
  let refused = 0;
  fc.assert(
    fc.property(flows, fc.infiniteStream(fc.nat()), (flow, dice) => {
      const compiled = compile(flow, { registry: nodeRegistry, references, programs: new Map() });
      if (!compiled.ok) {
        // A queue of steps that never wait, or the like: the checks are right to refuse it.
        refused += 1;
        return;
      }
      const { program, hash } = compiled.value;
      const programs = new Map<ProgramHash, Program>([[hash, program]]);
      const path: RunAt[] = [];
      const core = MachineCore.start(
        { run: RUN, root: hash, programs, maxSteps: 500, onAt: (at) => path.push(at) },
        VARIABLES,
      );
      const happened = live(core, program, () => dice.next().value ?? 0);
      const started = toEntry(RUN, 0, { type: "started", at: 0, variables: VARIABLES, maxSteps: 500 });
      const entries = [started, ...happened.map((event, index) => toEntry(RUN, index + 1, event))];
      const kept = JSON.parse(JSON.stringify(entries));
      const replayed = must(replay({ program: hash, programs, entries: kept }));
      expect(replayed.path).toEqual(path);
      expect(replayed.partsAt).toBeUndefined();
      expect(replayed.end).toEqual(core.end);
      for (const { node } of path) met.add(flow.nodes[node]?.type ?? node);
    }),
    { numRuns: RUNS },
  );
  console.log(`${RUNS - refused} random flows replayed, ${met.size} kinds of steps met, 0 differences`);
  expect(refused).toBeLessThan(RUNS / 5);
}, 3_600_000);

/** What happens to a run while the dice decide who answers next, and what. */
function live(core: RunCore, program: Program, roll: () => number): readonly RunEvent[] {
  const next = randomEvents(nodeRegistry, samplesFor([program]));
  const happened: RunEvent[] = [];
  while (!core.end && happened.length < MAX_EVENTS) {
    const event = next(core.pendings, happened.length, roll);
    const step = core.position("branch" in event ? event.branch : undefined)?.step;
    core.apply(event);
    happened.push({ ...event, ...(step === undefined ? {} : { step }) });
  }
  return happened;
}
