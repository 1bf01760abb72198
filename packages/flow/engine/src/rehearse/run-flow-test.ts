import type { ProgramHash } from "@patchbay/base/ids";
import type { Compiled, PublishedPrograms } from "@patchbay/compiler/compile-options";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { Program } from "@patchbay/flow-model/program";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { coverPaths, type PathCoverage } from "../foresee/cover-paths.ts";
import { beyondSteps } from "../foresee/within-steps.ts";
import type { RunAt } from "../run.ts";
import { TestCall } from "../test-call.ts";
import type { FlowTest, FlowTestCase, FlowTestStep } from "./flow-test.ts";
import { type Imagined, playImagined } from "./imagined-case.ts";
import { setScene } from "./set-scene.ts";
import { hears, listed, unmet } from "./unmet.ts";

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

/** Runs one case; an imagined one on the table runner, which asks nothing of the world. */
export async function runCase(item: FlowTestCase, rehearsed: Rehearsed): Promise<FlowTestResult> {
  const { imagined } = item;
  if (imagined) return runImagined({ ...item, imagined }, rehearsed);
  const { name, scene, steps, expect } = item;
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
  const seen = {
    visited: call.visited(),
    outcome: call.end?.outcome,
    where: where(call),
    heard: call.heard,
    variables: call.variables(),
    tickets: call.world.tickets.length,
  };
  return { name, path: placesOf(call.path, compiled), failures: [...failures, ...unmet(expect, seen)] };
}

function runImagined(item: FlowTestCase & { readonly imagined: Imagined }, rehearsed: Rehearsed): FlowTestResult {
  const { compiled } = rehearsed;
  const { path, outcome, variables } = playImagined(item.imagined, compiled.hash, programsOf(rehearsed));
  const visited = path.flatMap(({ node, exit }) => (exit === undefined ? [node as string] : []));
  const where = outcome === undefined ? `at "${visited.at(-1)}"` : `over (${outcome})`;
  const seen = { visited, outcome, where, heard: [], variables, tickets: 0 };
  return { name: item.name, path: placesOf(path, compiled), failures: unmet(item.expect, seen) };
}

/** Each step of the flow itself once, as it was left; sub-flows have tests of their own. */
function placesOf(path: readonly RunAt[], { program: { flow } }: Compiled): readonly PathPlace[] {
  return path
    .filter((place) => place.flow === flow)
    .filter((place, index, own) => place.exit !== undefined || own[index + 1]?.exit === undefined)
    .map(({ node, exit }): PathPlace => (exit === undefined ? { node } : { node, exit }));
}

async function act(call: TestCall, step: FlowTestStep): Promise<string | undefined> {
  if ("press" in step) await call.press(step.press).settle();
  else if ("say" in step) await call.say(step.say).settle();
  else if ("wait" in step) await call.advance(step.wait);
  else if ("serve" in step) call.world.queues.serve(step.serve, step.talk);
  else if ("hangUp" in step) call.hangUp();
  await call.settle();
  if ("at" in step && call.at() !== step.at) return `expected the contact at "${step.at}", it is ${where(call)}`;
  if ("heard" in step && !hears(call.heard, step.heard))
    return `"${step.heard}" was not heard, but ${listed(call.heard)}`;
  return undefined;
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

export function programsOf({ compiled, programs }: Rehearsed): ReadonlyMap<ProgramHash, Program> {
  return new Map([...programs.values(), compiled].map(({ hash, program }) => [hash, program]));
}

function where(call: TestCall): string {
  return call.end ? `over (${call.end.outcome}${call.end.reason ? `: ${call.end.reason}` : ""})` : `at "${call.at()}"`;
}
