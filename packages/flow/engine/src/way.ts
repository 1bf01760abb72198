import type { ProgramHash } from "@patchbay/base/ids";
import { canonicalJson, type JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Program } from "@patchbay/flow-model/program";
import { type PastCall, type Retrace, retrace } from "./retrace.ts";
import type { RunAt } from "./run.ts";

/** One step of a way, as it can be shown: when it was entered, and how it was left. */
export interface WayStep {
  readonly flow: string;
  readonly node: NodeId;
  readonly at: Instant;
  /** Undefined where the call still stands, or ended within the step. */
  readonly exit?: string;
  /** As they stood when the step was left (of a sub-flow's step: entered); absent where they are as at the step before. */
  readonly variables?: JsonObject;
}

/** The way of a past call through a program, step by step. */
export interface Way extends Omit<Retrace, "path"> {
  readonly steps: readonly WayStep[];
}

/** Leads a past call through a program, its own or another, and keeps the variables at each step. */
export function wayOf(call: PastCall, root: ProgramHash, programs: ReadonlyMap<ProgramHash, Program>): Way {
  const steps: Standing[] = [];
  const open: Standing[] = [];
  const { path: _path, ...rest } = retrace(call, root, programs, ({ flow, node, at, exit }: RunAt, variables) => {
    if (exit === undefined) {
      const step = { flow, node, at, variables: shown(variables) };
      steps.push(step);
      open.push(step);
      return;
    }
    const index = open.findLastIndex((step) => step.flow === flow && step.node === node);
    const [left] = index < 0 ? [] : open.splice(index);
    if (!left) return;
    left.exit = exit;
    if (left === steps.at(-1)) left.variables = shown(variables);
  });
  return { ...rest, steps: steps.map((step, index) => told(step, steps[index - 1])) };
}

/** The place of the first step at which two ways are not the same; undefined when they are. */
export function waysPartAt(one: Way, other: Way): number | undefined {
  const steps = Math.max(one.steps.length, other.steps.length);
  for (let index = 0; index < steps; index++) {
    const [mine, theirs] = [one.steps[index], other.steps[index]];
    if (mine?.flow !== theirs?.flow || mine?.node !== theirs?.node || mine?.exit !== theirs?.exit) return index;
  }
  return undefined;
}

interface Standing {
  readonly flow: string;
  readonly node: NodeId;
  readonly at: Instant;
  exit?: string;
  variables: JsonObject;
}

/** The clock stands at each step already. */
function shown({ now: _now, ...variables }: JsonObject): JsonObject {
  return variables;
}

function told({ variables, ...step }: Standing, before: Standing | undefined): WayStep {
  return before && canonicalJson(before.variables) === canonicalJson(variables) ? step : { ...step, variables };
}
