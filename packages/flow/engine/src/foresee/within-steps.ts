import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Edge, Program, Step, StepId } from "@patchbay/flow-model/program";
import { exitsOf } from "@patchbay/node-kit/define-node";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { edgesOf } from "./edges.ts";

/** A place from which a contact needs more steps to a person or an end than promised; Infinity: it never gets there. */
export interface TooFar {
  readonly node: NodeId;
  readonly steps: number;
  /** The shortest way from the start to it, and on to the nearest person or end. */
  readonly path: readonly PathPlace[];
}

/**
 * The property "from any state a contact reaches a person or an end within so many steps": the counter-example nearest to the
 * start, or undefined when the program keeps it.
 */
export function beyondSteps(program: Program, registry: NodeRegistry, within: number): TooFar | undefined {
  const far = distances(program, registry);
  const before = new Map<StepId, { readonly from: StepId; readonly exit: string } | undefined>([
    [program.start, undefined],
  ]);
  for (const id of before.keys()) {
    const steps = far.get(id) ?? Number.POSITIVE_INFINITY;
    if (steps > within) {
      const path = [...wayTo(id, before, program), ...wayOn(id, far, program, registry)];
      return { node: program.source[id] as NodeId, steps, path };
    }
    const step = program.steps[id];
    for (const { to, exit } of step ? waysOf(step) : []) if (!before.has(to)) before.set(to, { from: id, exit });
  }
  return undefined;
}

/** How many exits away each step is from a person or an end, by the way that is best for the contact. */
function distances(program: Program, registry: NodeRegistry): ReadonlyMap<StepId, number> {
  const into = new Map<StepId, StepId[]>();
  const far = new Map<StepId, number>();
  for (const [id, step] of Object.entries(program.steps)) {
    if (step.op === "end") far.set(id, 0);
    else if (waysOf(step).some(({ exit }) => isPerson(step, exit, registry))) far.set(id, 1);
    for (const { to } of waysOf(step)) into.set(to, [...(into.get(to) ?? []), id]);
  }
  const queue = [...far.keys()].sort((one, other) => (far.get(one) ?? 0) - (far.get(other) ?? 0));
  for (const id of queue) {
    const steps = (far.get(id) ?? 0) + 1;
    for (const from of into.get(id) ?? []) {
      if ((far.get(from) ?? Number.POSITIVE_INFINITY) <= steps) continue;
      far.set(from, steps);
      queue.push(from);
    }
  }
  return far;
}

function isPerson(step: Step, exit: string, registry: NodeRegistry): boolean {
  if (step.op !== "effect") return false;
  const definition = registry.get(step.node);
  return (
    definition !== undefined &&
    exitsOf(definition, step.config).some(({ name, by }) => name === exit && by === "person")
  );
}

/** An error is no way that one may count on. */
function waysOf(step: Step): readonly Edge[] {
  return edgesOf(step).filter(({ exit }) => step.op !== "effect" || exit !== step.error);
}

function wayTo(
  id: StepId,
  before: ReadonlyMap<StepId, { readonly from: StepId; readonly exit: string } | undefined>,
  { source }: Program,
): readonly PathPlace[] {
  const path: PathPlace[] = [];
  for (let at = before.get(id); at; at = before.get(at.from))
    path.push({ node: source[at.from] as NodeId, exit: at.exit });
  return path.reverse();
}

function wayOn(
  from: StepId,
  far: ReadonlyMap<StepId, number>,
  { steps, source }: Program,
  registry: NodeRegistry,
): readonly PathPlace[] {
  const path: PathPlace[] = [];
  let id: StepId | undefined = from;
  while (id !== undefined) {
    const next = nextOn(id, far, steps, registry);
    path.push({ node: source[id] as NodeId, ...(next ? { exit: next.exit } : {}) });
    id = next?.isPerson ? undefined : next?.to;
  }
  return path;
}

/** The edge that leads nearer to a person or an end; undefined where there is none, and at an end. */
function nextOn(
  id: StepId,
  far: ReadonlyMap<StepId, number>,
  steps: Program["steps"],
  registry: NodeRegistry,
): (Edge & { readonly isPerson: boolean }) | undefined {
  const step = steps[id];
  if (!step) return undefined;
  const left = far.get(id) ?? Number.POSITIVE_INFINITY;
  const edges = waysOf(step).map((edge) => ({ ...edge, isPerson: isPerson(step, edge.exit, registry) }));
  return edges.find((edge) => (edge.isPerson ? left === 1 : (far.get(edge.to) ?? left) < left));
}
