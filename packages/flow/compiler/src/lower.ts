import type { ProgramHash } from "@patchbay/base/ids";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Edge, Program, Step, StepId } from "@patchbay/flow-model/program";
import { MEETING } from "@patchbay/node-kit/define-node";
import { parallelsOf } from "./analyse/parallels.ts";
import type { PublishedPrograms } from "./compile-options.ts";
import type { ResolvedFlow, ResolvedNode } from "./resolve.ts";

/** ResolvedFlow → Program. Only for flows that the checks passed: a gap here is a bug of ours and throws. */
export function lower(flow: ResolvedFlow, programs: PublishedPrograms): Program {
  const steps: Record<StepId, Step> = {};
  const source: Record<StepId, NodeId> = {};
  let start: StepId | undefined;
  const handler = [...flow.nodes.values()].find(({ definition }) => definition.role === "error-handler");
  for (const node of flow.nodes.values()) {
    const edge = edgesOf(node, { flow, handler }, (id, step) => {
      steps[id] = step;
      source[id] = node.id;
    });
    steps[node.id] = node.definition.lower ? node.definition.lower(node.config, edge) : effectOf(node, edge);
    source[node.id] = node.id;
    if (node.definition.role === "start") start = node.id;
  }
  if (start === undefined) throw new Error("lowering a flow without a start");
  const { name, channel, inputs, outputs } = flow.document;
  const calls = callsOf(steps, programs);
  const answers = [...flow.nodes.values()].some((node) => node.definition.answers) ? { answers: true as const } : {};
  return asJson({
    format: "patchbay.program/1",
    ...{ flow: name, channel, inputs, outputs, start, ...answers, steps, source, calls },
  });
}

function edgesOf(
  node: ResolvedNode,
  { flow, handler }: { readonly flow: ResolvedFlow; readonly handler: ResolvedNode | undefined },
  add: (id: StepId, step: Step) => void,
): (exit: string) => Edge {
  return (exit) => {
    if (exit === MEETING) return { to: meetingOf(node, flow), exit };
    const wire = flow.graph.wire(node.id, exit);
    if (wire) return { to: wire.to, exit };
    if (!node.exits.find((known) => known.name === exit)?.error)
      throw new Error(`${node.id} has no way out by ${exit}`);
    // The step belongs to the node, so the path shows where the error was.
    const step = `${node.id}/${exit}`;
    add(step, handler && handler !== node ? caughtBy(handler, node, exit) : { op: "end", outcome: "failed" });
    return { to: step, exit };
  };
}

function meetingOf({ id }: ResolvedNode, flow: ResolvedFlow): StepId {
  const join = parallelsOf(flow).find(({ fork }) => fork === id)?.join;
  if (join === undefined) throw new Error(`the branches of ${id} do not come together`);
  return join;
}

function caughtBy(handler: ResolvedNode, { id, label }: ResolvedNode, exit: string): Step {
  const set = handler.definition.caught?.(handler.config, { node: id, label, exit }) ?? [];
  return { op: "assign", set, next: { to: handler.id, exit } };
}

function effectOf(node: ResolvedNode, edge: (exit: string) => Edge): Step {
  const error = node.exits.find((exit) => exit.error)?.name;
  return {
    op: "effect",
    node: node.definition.type,
    version: node.definition.version,
    config: node.config,
    exits: Object.fromEntries(node.exits.map((exit) => [exit.name, edge(exit.name).to])),
    ...(error === undefined ? {} : { error }),
  };
}

/** Schemas leave undefined members for optional fields; a program is JSON. */
function asJson(program: Program): Program {
  return JSON.parse(JSON.stringify(program));
}

function callsOf(
  steps: Readonly<Record<StepId, Step>>,
  programs: PublishedPrograms,
): Readonly<Record<string, ProgramHash>> {
  const calls: Record<string, ProgramHash> = {};
  for (const step of Object.values(steps)) {
    if (step.op !== "call") continue;
    const published = programs.get(step.flow);
    if (!published) throw new Error(`the sub-flow ${step.flow} is not published`);
    calls[step.flow] = published.hash;
  }
  return calls;
}
