import type { ProgramHash, RunId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { soundFlows } from "@patchbay/flow-corpus/corpus";
import { tenant } from "@patchbay/flow-corpus/tenant";
import type { FlowDocument } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import { FLOW_TEMPLATES } from "@patchbay/flow-templates/templates";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import fc from "fast-check";
import { expect, it } from "vitest";
import { beginnings } from "../src/foresee/cover-paths.ts";
import { samplesFor } from "../src/foresee/samples.ts";
import { MachineCore } from "../src/machine-core.ts";
import type { RunAt } from "../src/run.ts";
import type { RunCore, RunEvent } from "../src/run-core.ts";
import { TableCore } from "../src/table-core.ts";
import { randomEvents } from "./random-events.ts";

/** Events for each flow: in CI a bounded slice, 100,000 by `npm run fuzz -- corpus.fuzz`. */
const EVENTS = Math.min(Number(process.env.FUZZ_RUNS ?? 100), 100_000);
const CALLS_AT_ONCE = 10;
const anywhere: CompileOptions = { registry: nodeRegistry, references: {}, programs: new Map() };

const flows: readonly (readonly [string, FlowDocument, CompileOptions])[] = [
  ...soundFlows.map((flow) => [flow.name, flow, tenant] as const),
  ...FLOW_TEMPLATES.map((template) => [template.id, template.flow("en"), anywhere] as const),
];

/** A run whose path is collected as it goes. */
class Watched {
  readonly #path: RunAt[] = [];
  readonly options;
  core: RunCore;

  constructor(
    kind: typeof TableCore,
    root: ProgramHash,
    programs: ReadonlyMap<ProgramHash, Program>,
    begin: JsonObject,
  ) {
    const onAt = (at: RunAt) => void this.#path.push(at);
    this.options = { run: "run-1" as RunId, root, programs, maxSteps: 500, onAt };
    this.core = kind.start(this.options, begin);
  }

  /** What can be seen of it since the last time, as JSON. */
  seen(): string {
    const { end, pendings } = this.core;
    const seen = { path: this.#path.splice(0), end, pendings, position: this.core.position() };
    return JSON.stringify(end ? seen : { ...seen, state: this.core.state() });
  }
}

it.each(flows)(
  `runs %s the same way on XState and on the table, at each of ${EVENTS} random events`,
  (_name, flow, options) => {
    const { program, hash } = must(compile(flow, options));
    const all = [...options.programs.values(), { hash, program }];
    const programs = new Map<ProgramHash, Program>(all.map((one) => [one.hash, one.program]));
    const samples = samplesFor(programs.values());
    const begins = beginnings(program, samples);
    const next = randomEvents(nodeRegistry, samples);
    // A beginning counts too: some flows ask nobody anything.
    let left = EVENTS;
    const call = fc.property(fc.nat(), fc.array(fc.nat(), { maxLength: 200, size: "max" }), (which, dice) => {
      const begin = begins[which % begins.length] as JsonObject;
      const machine = new Watched(MachineCore, hash, programs, begin);
      const table = new Watched(TableCore, hash, programs, begin);
      let rolled = 0;
      const roll = () => dice[rolled++] ?? 0;
      left -= 1;
      for (let turn = 0; rolled < dice.length && !machine.core.end; turn++) {
        const event = next(machine.core.pendings, turn, roll);
        // One that fits nothing must change nothing; a run that is restored goes on as if nothing had happened.
        const heard: RunEvent = roll() % 50 === 0 ? { type: "elapsed", at: event.at, branch: "nowhere" } : event;
        if (roll() % 100 === 0)
          machine.core = MachineCore.restore(machine.options, JSON.parse(JSON.stringify(machine.core.state())));
        for (const { core } of [machine, table]) core.apply(heard);
        left -= 1;
        const [one, other] = [machine.seen(), table.seen()];
        if (one !== other) expect(other).toBe(one);
      }
    });
    while (left > 0) fc.assert(call, { numRuns: CALLS_AT_ONCE });
  },
  3_600_000,
);
