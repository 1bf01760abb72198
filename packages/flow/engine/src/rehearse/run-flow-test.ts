import type { ProgramHash } from "@patchbay/base/ids";
import type { Json } from "@patchbay/base/json";
import type { Compiled, PublishedPrograms } from "@patchbay/compiler/compile-options";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { Program } from "@patchbay/flow-model/program";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { coverPaths, type PathCoverage } from "../foresee/cover-paths.ts";
import { beyondSteps } from "../foresee/within-steps.ts";
import { TestCall } from "../test-call.ts";
import type { FlowTest, FlowTestCase, FlowTestStep } from "./flow-test.ts";
import { setScene } from "./set-scene.ts";

export interface FlowTestResult {
  readonly name: string;
  /** What was expected and did not happen; empty when all did. */
  readonly failures: readonly string[];
  /** The way that the call took, or the counter-example. */
  readonly path: readonly PathPlace[];
}

export interface FlowTestReport {
  readonly results: readonly FlowTestResult[];
  readonly coverage: PathCoverage;
}

export interface Rehearsed {
  readonly compiled: Compiled;
  readonly programs: PublishedPrograms;
  readonly registry: NodeRegistry;
}

/** Runs a flow's test cases on the real engine with fake ports and a virtual clock, and its properties over the program. */
export async function runFlowTest(test: FlowTest, rehearsed: Rehearsed): Promise<FlowTestReport> {
  const results: FlowTestResult[] = [];
  for (const item of test.cases) results.push(await runCase(item, rehearsed));
  const { compiled, registry } = rehearsed;
  const coverage = coverPaths({ program: compiled.hash, programs: programsOf(rehearsed), registry });
  return { results: [...results, ...properties(test, rehearsed, coverage)], coverage };
}

async function runCase({ name, scene, steps, expect }: FlowTestCase, rehearsed: Rehearsed): Promise<FlowTestResult> {
  const { compiled, programs, registry } = rehearsed;
  const { from, to, at, inputs } = scene;
  const call = await TestCall.dialCompiled(compiled, registry, {
    programs,
    world: (world) => setScene(world, scene),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(at === undefined ? {} : { now: Date.parse(at) }),
    ...(inputs === undefined ? {} : { inputs }),
  });
  const failures: string[] = [];
  for (const [index, step] of steps.entries()) {
    const failure = await act(call, step);
    if (failure) failures.push(`step ${index + 1}: ${failure}`);
  }
  await call.settle();
  const path = call.path
    .filter((place, index) => place.exit !== undefined || call.path[index + 1]?.exit === undefined)
    .map(({ node, exit }): PathPlace => (exit === undefined ? { node } : { node, exit }));
  return { name, path, failures: [...failures, ...unmet(expect, call)] };
}

async function act(call: TestCall, step: FlowTestStep): Promise<string | undefined> {
  if ("press" in step) await call.press(step.press).settle();
  else if ("say" in step) await call.say(step.say).settle();
  else if ("wait" in step) await call.advance(step.wait);
  else if ("serve" in step) call.world.queues.serve(step.serve, step.talk);
  else if ("hangUp" in step) call.hangUp();
  await call.settle();
  if ("at" in step && call.at() !== step.at) return `expected the contact at "${step.at}", it is ${where(call)}`;
  if ("heard" in step && !hears(call, step.heard)) return `"${step.heard}" was not heard, but ${list(call.heard)}`;
  return undefined;
}

function unmet(expect: FlowTestCase["expect"], call: TestCall): readonly string[] {
  const visited = call.visited();
  const failures: string[] = [];
  const { outcome, path = [], notVisited = [], heard = [], variables = {}, tickets } = expect;
  if (outcome !== undefined && call.end?.outcome !== outcome)
    failures.push(`expected the end "${outcome}", the contact is ${where(call)}`);
  const rest = [...visited];
  const lost = path.find((node) => !rest.includes(node) || rest.splice(0, rest.indexOf(node) + 1).length === 0);
  if (lost !== undefined) failures.push(`expected "${lost}" on the way, which was ${list(visited)}`);
  for (const node of notVisited) if (visited.includes(node)) failures.push(`"${node}" was not to be visited`);
  for (const words of heard)
    if (!hears(call, words)) failures.push(`"${words}" was not heard, but ${list(call.heard)}`);
  const known = call.variables();
  for (const [name, value] of Object.entries(variables))
    if (!agrees(known[name] ?? null, value))
      failures.push(`${name} is ${JSON.stringify(known[name] ?? null)}, not ${JSON.stringify(value)}`);
  if (tickets !== undefined && call.world.tickets.length !== tickets)
    failures.push(`expected ${tickets} tickets, there are ${call.world.tickets.length}`);
  return failures;
}

function properties(
  { withinSteps, coverage: wanted }: FlowTest,
  { compiled, registry }: Rehearsed,
  coverage: PathCoverage,
) {
  const results: FlowTestResult[] = [];
  if (withinSteps !== undefined) {
    const far = beyondSteps(compiled.program, registry, withinSteps);
    const failures = far ? [`from "${far.node}" it takes ${far.steps} steps`] : [];
    results.push({ name: `a person or an end within ${withinSteps} steps`, failures, path: far?.path ?? [] });
  }
  if (wanted !== undefined) {
    const { taken, missed } = coverage;
    const share = taken.length / Math.max(1, taken.length + missed.length);
    const left = missed.map(({ node, exit }) => `${node}:${exit}`);
    const failures =
      share < wanted ? [`${Math.round(share * 100)} % of the exits can be taken; not ${left.join(", ")}`] : [];
    results.push({ name: `${Math.round(wanted * 100)} % of the exits can be taken`, failures, path: [] });
  }
  return results;
}

function programsOf({ compiled, programs }: Rehearsed): ReadonlyMap<ProgramHash, Program> {
  return new Map([...programs.values(), compiled].map(({ hash, program }) => [hash, program]));
}

function hears({ heard }: TestCall, words: string): boolean {
  return heard.some((text) => text.includes(words));
}

/** Fields that are not named may be anything. */
function agrees(value: Json, wanted: Json): boolean {
  if (wanted === null || typeof wanted !== "object" || value === null || typeof value !== "object")
    return value === wanted;
  return Object.entries(wanted).every(([key, inner]) =>
    agrees((value as Readonly<Record<string, Json>>)[key] ?? null, inner as Json),
  );
}

function where(call: TestCall): string {
  return call.end ? `over (${call.end.outcome}${call.end.reason ? `: ${call.end.reason}` : ""})` : `at "${call.at()}"`;
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? "nothing" : texts.map((text) => `"${text}"`).join(", ");
}
