import type { CallId, RunId, TenantId } from "@patchbay/base/ids";
import type { Compiled } from "@patchbay/compiler/compile-options";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { FakeWorld } from "@patchbay/ports/flow-ports.fake";
import type { Journal } from "@patchbay/ports/journal";
import type { Run } from "../src/run.ts";
import { startRun } from "../src/start-run.ts";

const CALLS = 200;
const ANSWERS = 40;

/** Steps a second of live runs on XState, each event appended to the journal before the next effect begins; best of five rounds. */
export async function liveStepsPerSecond(compiled: Compiled, kept: Kept): Promise<number> {
  let best = 0;
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    const runs = Array.from({ length: CALLS }, (_, index) => `run-${round}-${index}` as RunId);
    const steps = await Promise.all(runs.map((run) => oneCall(compiled, kept, run)));
    best = Math.max(best, (steps.reduce((sum, one) => sum + one, 0) * 1_000) / (performance.now() - began));
  }
  return best;
}

interface Kept {
  readonly journal: Journal;
  readonly tenant: TenantId;
}

/** A caller who has typed all keys ahead, and hangs up after the last answer. */
async function oneCall({ program, hash }: Compiled, { journal, tenant }: Kept, run: RunId): Promise<number> {
  const world = new FakeWorld();
  const startedAt = world.clock.now();
  let steps = 0;
  let answers = 0;
  world.voice.press("12".repeat(ANSWERS / 2));
  const running: Run = startRun({
    tenant,
    head: { run, call: "call-1" as CallId, program: hash, flow: program.flow, startedAt },
    program,
    programs: new Map(),
    registry: nodeRegistry,
    ports: world.ports,
    journal,
    call: { id: "call-1", from: "+49301", to: "4000", startedAt, direction: "inbound" },
    inputs: { n: 0 },
    onAt: ({ exit }) => {
      if (exit === undefined) steps += 1;
      if (exit?.startsWith("choice:one") || exit?.startsWith("choice:two")) answers += 1;
      if (answers === ANSWERS) queueMicrotask(() => running.hangUp());
    },
  });
  await running.done;
  return steps;
}
