import type { ProgramHash } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Millis } from "@patchbay/base/time";
import type { Program } from "@patchbay/flow-model/program";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { inBranch } from "../in-branch.ts";
import type { RunAt } from "../run.ts";
import type { CoreOptions, Pending, RunCore, RunEvent } from "../run-core.ts";
import { TableCore } from "../table-core.ts";
import { answersOf } from "./answers.ts";
import { edgesOf } from "./edges.ts";
import { BEGAN, samplesFor } from "./samples.ts";

/** An exit of a step, within a flow. */
export interface ExitTaken {
  readonly flow: string;
  readonly node: string;
  readonly exit: string;
}

/** One imagined call: how it begins, what happens to it, and the way it takes. */
export interface ImaginedCall {
  readonly variables: JsonObject;
  readonly events: readonly RunEvent[];
  readonly path: readonly RunAt[];
  readonly outcome: string | undefined;
}

export interface PathCoverage {
  /** As few calls as were found that together take every exit which any found call takes. */
  readonly calls: readonly ImaginedCall[];
  readonly taken: readonly ExitTaken[];
  readonly missed: readonly ExitTaken[];
}

export interface CoverOptions {
  readonly program: ProgramHash;
  readonly programs: ReadonlyMap<ProgramHash, Program>;
  readonly registry: NodeRegistry;
  /** How many standings to look at before giving up on the exits that are left; default 20,000. */
  readonly effort?: number;
}

const STEP_TIME: Millis = 1_000;
const EFFORT = 20_000;

/** A call so far. */
export interface Visit {
  readonly variables: JsonObject;
  readonly events: readonly RunEvent[];
}

/**
 * Imagines calls until every exit has been taken: a search, nearest first, over all that a pending step may answer, on the
 * table runner. Values come from the conditions, so that both sides of each are tried.
 */
export function coverPaths({ program, programs, registry, effort = EFFORT }: CoverOptions): PathCoverage {
  const root = programs.get(program);
  if (!root) throw new Error(`no program ${program}`);
  const samples = samplesFor(programs.values());
  const open = new Map(exitsOf(root).map((exit) => [keyOf(exit), exit]));
  const all = [...open.values()];
  const calls: ImaginedCall[] = [];
  const seen = new Set<string>();
  const queue: Visit[] = beginnings(root, samples).map((variables) => ({ variables, events: [] }));
  for (let index = 0; index < queue.length && index < effort && open.size > 0; index++) {
    const visit = queue[index] as Visit;
    const { core, path } = walked(visit, program, programs);
    const fresh = path.filter(
      (at) => at.flow === root.flow && at.exit !== undefined && open.delete(keyOf(at as ExitTaken)),
    );
    if (fresh.length > 0) calls.push({ ...visit, path, outcome: core.end?.outcome });
    if (core.end || isKnown(core, seen)) continue;
    queue.push(...nextVisits(visit, core, registry, samples));
  }
  const missed = [...open.values()];
  return { calls: needed(calls), taken: all.filter((exit) => !open.has(keyOf(exit))), missed };
}

/** Where it has come to. */
export function walked({ variables, events }: Visit, root: ProgramHash, programs: CoreOptions["programs"]) {
  const path: RunAt[] = [];
  const core = TableCore.start(
    { run: "imagined", root, programs, maxSteps: 1_000, onAt: (at) => path.push(at) },
    variables,
  );
  for (const event of events) core.apply(event);
  return { core, path };
}

/** Standing at the same step with the same variables as another call did: nothing new can come of it. */
function isKnown(core: RunCore, seen: Set<string>): boolean {
  const key = JSON.stringify(core.state(), (name, value) => (name === "now" || name === "steps" ? undefined : value));
  if (seen.has(key)) return true;
  seen.add(key);
  return false;
}

/** All that may happen to it next. */
export function nextVisits(
  { variables, events }: Visit,
  core: RunCore,
  registry: NodeRegistry,
  samples: ReadonlyMap<string, readonly Json[]>,
): readonly Visit[] {
  const at = BEGAN + (events.length + 1) * STEP_TIME;
  const next = core.pendings.flatMap((pending) => eventsFor(pending, at, registry, samples));
  return next.map((event) => ({ variables, events: [...events, event] }));
}

function eventsFor(
  pending: Pending,
  at: number,
  registry: NodeRegistry,
  samples: ReadonlyMap<string, readonly Json[]>,
) {
  const events: readonly RunEvent[] =
    pending.op === "wait"
      ? [{ type: "elapsed", at: pending.deadline }]
      : answersOf(pending.step, registry, samples).map((answer) => ({ type: "outcome", at, ...answer }));
  return events.map((event) => inBranch(event, pending.branch));
}

/** Calls as they may begin: with each value that conditions ask the flow's inputs and the call itself for. */
export function beginnings({ inputs }: Program, samples: ReadonlyMap<string, readonly Json[]>): readonly JsonObject[] {
  const call = { id: "imagined", from: "+4930111111", to: "4000", startedAt: BEGAN, direction: "inbound" };
  const plain: JsonObject = { call, customer: null, now: BEGAN };
  const given = [...inputs.map(({ name }) => name), "language", "customer"];
  const varied = given.flatMap((name) => (samples.get(name) ?? []).map((value) => ({ ...plain, [name]: value })));
  const calls = (samples.get("call") ?? []).map((value) => ({ ...plain, call: { ...call, ...(value as JsonObject) } }));
  return [plain, ...varied, ...calls];
}

function exitsOf(program: Program): readonly ExitTaken[] {
  const { flow, source } = program;
  return Object.entries(program.steps).flatMap(([id, step]) => {
    const node = source[id] ?? id;
    // What a step of a node adds beside its own (an error that nobody handles) has no exit on the canvas.
    if (node !== id) return [];
    const names = edgesOf(step).map(({ exit }) => exit);
    return [...new Set(names)].map((exit) => ({ flow, node, exit }));
  });
}

/** Leaves out calls whose exits others take as well: the longest are kept first. */
function needed(calls: readonly ImaginedCall[]): readonly ImaginedCall[] {
  const taken = new Set<string>();
  const kept: ImaginedCall[] = [];
  for (const call of [...calls].sort((one, other) => other.path.length - one.path.length)) {
    const exits = call.path.filter((at) => at.exit !== undefined).map((at) => keyOf(at as ExitTaken));
    if (exits.every((exit) => taken.has(exit))) continue;
    for (const exit of exits) taken.add(exit);
    kept.push(call);
  }
  return kept;
}

function keyOf({ flow, node, exit }: ExitTaken): string {
  return `${flow} ${node} ${exit}`;
}
