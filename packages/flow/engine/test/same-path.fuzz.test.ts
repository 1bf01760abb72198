import type { ProgramHash, RunId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import type { Program } from "@patchbay/flow-model/program";
import type { JournalEntry } from "@patchbay/ports/journal";
import fc from "fast-check";
import { expect, it } from "vitest";
import { toEntry } from "../src/journal-entry.ts";
import { MachineCore } from "../src/machine-core.ts";
import { replay } from "../src/replay.ts";
import type { RunAt } from "../src/run.ts";
import type { CoreOptions, RunCore, RunEvent } from "../src/run-core.ts";
import { TableCore } from "../src/table-core.ts";
import { events, programs } from "./random-program.ts";

/** In CI a bounded slice; `FUZZ_RUNS=100000` for the long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_000);
const RESTARTS = Math.ceil(RUNS / 4);
const MAIN = "main" as ProgramHash;
const RUN = "run-1" as RunId;
const VARIABLES: JsonObject = { n: 0, x: true, y: "a", call: { id: "c" }, customer: null, now: 0 };
const MAX_STEPS = 60;

type Start = (options: CoreOptions, variables: JsonObject) => RunCore;

/** What can be seen of a run: its path, and after each event what it waits for and where it stands. */
function observe(start: Start, all: ReadonlyMap<ProgramHash, Program>, happens: readonly RunEvent[]) {
  const path: RunAt[] = [];
  const core = start(
    { run: RUN, root: MAIN, programs: all, maxSteps: MAX_STEPS, onAt: (at) => path.push(at) },
    VARIABLES,
  );
  const standings = [standingOf(core)];
  for (const event of happens) {
    core.apply(event);
    standings.push(standingOf(core));
  }
  return { path, standings };
}

function standingOf(core: RunCore) {
  // As JSON, the only thing that has to be equal.
  return JSON.stringify({
    pendings: core.pendings,
    end: core.end,
    position: core.position(),
    state: core.end ? undefined : core.state(),
  });
}

it(`walks the same path on XState, on the table, and in replay (${RUNS} programs)`, () => {
  fc.assert(
    fc.property(programs, events, (all, happens) => {
      const machine = observe(MachineCore.start, all, happens);
      const table = observe(TableCore.start, all, happens);
      expect(table.standings).toEqual(machine.standings);
      expect(JSON.stringify(table.path)).toBe(JSON.stringify(machine.path));
      const replayed = must(replay({ program: MAIN, programs: all, entries: journalOf(happens) }));
      expect(JSON.stringify(replayed.path)).toBe(JSON.stringify(machine.path));
      expect(replayed.end).toEqual(JSON.parse(machine.standings.at(-1) ?? "{}").end);
    }),
    { numRuns: RUNS },
  );
}, 600_000);

it(`goes on from any instant as if nothing had happened (${RESTARTS} programs)`, () => {
  fc.assert(
    fc.property(programs, events, fc.nat(), (all, happens, moment) => {
      const cut = moment % happens.length;
      const whole = observe(MachineCore.start, all, happens).standings.slice(cut + 1);
      const { state, end } = must(replay({ program: MAIN, programs: all, entries: journalOf(happens.slice(0, cut)) }));
      if (end) return;
      // JSON is all that is kept.
      const kept = JSON.parse(JSON.stringify(state));
      const core = MachineCore.restore({ run: RUN, root: MAIN, programs: all, maxSteps: MAX_STEPS }, kept);
      const resumed = happens.slice(cut).map((event) => {
        core.apply(event);
        return standingOf(core);
      });
      expect(resumed).toEqual(whole);
    }),
    { numRuns: RESTARTS },
  );
}, 600_000);

function journalOf(happens: readonly RunEvent[]): readonly JournalEntry[] {
  const started = toEntry(RUN, 0, { type: "started", at: 0, variables: VARIABLES, maxSteps: MAX_STEPS });
  return [started, ...happens.map((event, index) => toEntry(RUN, index + 1, event))];
}
