import type { JsonObject } from "@patchbay/base/json";
import { sameJson } from "@patchbay/base/json";
import { exitKey, type Marks, type MarkTone } from "@patchbay/canvas/view/marks";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import type { Outputs } from "../../data/outputs.ts";

export type CallWay = Outputs["calls"]["ways"][number];
export type Way = CallWay["way"];
export type WayStep = Way["steps"][number];

/** What a step is called, and its exit, in the reader's language. */
export interface StepWords {
  readonly label: string;
  readonly exit?: string;
}

/** A way as it stands at one of its steps. */
export interface WayView {
  readonly drawing: FlowDocument | undefined;
  readonly at: NodeId | undefined;
  readonly visited: ReadonlySet<string>;
  readonly marks: Marks;
  readonly variables: JsonObject;
  /** Names of the variables that the step changed. */
  readonly changed: ReadonlySet<string>;
}

export interface WayPlace {
  readonly steps: readonly WayStep[];
  /** By flow name. */
  readonly drawings: Readonly<Record<string, FlowDocument>>;
  readonly index: number;
  /** The step at which this way leaves the other one. */
  readonly partsAt?: number | undefined;
}

/** The drawing that the call is in at a step, with the way that it took there so far. Past the end, the last step counts. */
export function wayView({ steps, drawings, index, partsAt }: WayPlace): WayView {
  const last = Math.min(index, steps.length - 1);
  const step = steps[last];
  const visited = new Set<string>();
  const exits = new Map<string, MarkTone>();
  const nodes = new Map<string, MarkTone>();
  for (const [place, { flow, node, exit }] of steps.slice(0, last + 1).entries()) {
    if (flow !== step?.flow) continue;
    const tone = partsAt !== undefined && place >= partsAt ? "changed" : "accent";
    visited.add(node);
    if (exit !== undefined) exits.set(exitKey(node, exit), tone);
    if (tone === "changed") nodes.set(node, tone);
  }
  const variables = variablesAt(steps, last);
  const taking = step?.exit === undefined ? undefined : exitKey(step.node, step.exit);
  const before = variablesAt(steps, last - 1);
  const changed = Object.keys(variables).filter((name) => !sameJson(variables[name], before[name]));
  return {
    drawing: step && drawings[step.flow],
    at: step?.node,
    visited,
    marks: { nodes, exits, ...(taking === undefined ? {} : { taking }) },
    variables,
    changed: new Set(changed),
  };
}

/** Steps that changed nothing name no variables: those of the step before stand. */
function variablesAt(steps: readonly WayStep[], index: number): JsonObject {
  return steps.slice(0, index + 1).findLast(({ variables }) => variables !== undefined)?.variables ?? {};
}
