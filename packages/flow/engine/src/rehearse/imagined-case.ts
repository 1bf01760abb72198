import type { ProgramHash } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { Program } from "@patchbay/flow-model/program";
import type { ImaginedCall } from "../foresee/cover-paths.ts";
import { inBranch } from "../in-branch.ts";
import type { RunAt } from "../run.ts";
import { TableCore } from "../table-core.ts";
import type { FlowTestCase } from "./flow-test.ts";

export type Imagined = NonNullable<FlowTestCase["imagined"]>;

const STEP_TIME = 1_000;
const MOST_STEPS = 10_000;

/** Plays an imagined call: each step that asks gets the next answer. */
export function playImagined(
  { variables, answers }: Imagined,
  root: ProgramHash,
  programs: ReadonlyMap<ProgramHash, Program>,
): { readonly path: readonly RunAt[]; readonly outcome: string | undefined; readonly variables: JsonObject } {
  const path: RunAt[] = [];
  const onAt = (at: RunAt) => path.push(at);
  const core = TableCore.start({ run: "imagined", root, programs, maxSteps: MOST_STEPS, onAt }, variables);
  let at = typeof variables.now === "number" ? variables.now : 0;
  for (const answer of answers) {
    const pending = core.pendings.find(({ branch }) => branch === answer.branch);
    if (!pending) break;
    at = pending.op === "wait" ? Math.max(at, pending.deadline) : at + STEP_TIME;
    core.apply(inBranch(eventOf(answer, at), answer.branch));
  }
  return { path, outcome: core.end?.outcome, variables: core.variables() };
}

/** Keeps an imagined call as a test case: it must go on taking this way. */
export function imaginedCase(name: string, { variables, events, path, outcome }: ImaginedCall): FlowTestCase {
  const answers = events.flatMap((event): Imagined["answers"] => {
    const branch = "branch" in event && event.branch !== undefined ? { branch: event.branch } : {};
    if (event.type === "elapsed") return [{ elapsed: true, ...branch }];
    if (event.type !== "outcome") return [];
    return [{ exit: event.exit, ...(event.set ? { set: { ...event.set } } : {}), ...branch }];
  });
  const visited = path.flatMap(({ node, exit }) => (exit === undefined ? [node as string] : []));
  const expect = { path: visited, ...(outcome === undefined ? {} : { outcome }) };
  return { name, scene: {}, steps: [], imagined: { variables, answers }, expect };
}

function eventOf(answer: Imagined["answers"][number], at: Instant) {
  if ("elapsed" in answer) return { type: "elapsed" as const, at };
  return { type: "outcome" as const, at, exit: answer.exit, ...(answer.set ? { set: answer.set } : {}) };
}
