import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import type { NodeId } from "@patchbay/flow-model/document";
import type { Step } from "@patchbay/flow-model/program";
import type { Exit } from "@patchbay/node-kit/define-node";
import type { ResolvedFlow, ResolvedNode } from "../resolve.ts";
import { stepOf } from "../step-of.ts";

/** A way out of a step that leads on to another. */
export interface WayOut {
  readonly exit: string;
  readonly to: NodeId;
  /** The exit's definition; undefined for a jump, which is no exit on the canvas. */
  readonly spec: Exit | undefined;
  /** Variables that are set on the way, by neither of the two steps. */
  readonly sets?: readonly string[];
  /** Variables that may have got another value on the way: from branches that ran beside this one. */
  readonly blurs?: readonly string[];
  /** What lies between the exit and the step that it leads to, where a walk goes past several steps at once. */
  readonly via?: readonly PathPlace[];
}

/** A step with its ways out and, for a control node, what it lowers to. */
export interface Place {
  readonly node: ResolvedNode;
  readonly ways: readonly WayOut[];
  readonly step: Step | undefined;
}

/** The flow as a walk sees it: places by id, and where walks begin. */
export interface Places {
  readonly start: NodeId | undefined;
  readonly all: ReadonlyMap<NodeId, Place>;
}

const placesOfFlow = new WeakMap<ResolvedFlow, Places>();

/** Every step's ways out. An error exit without a wire leads to the flow's error handler, where it has one. */
export function placesOf(flow: ResolvedFlow): Places {
  const found = placesOfFlow.get(flow);
  if (found) return found;
  const nodes = [...flow.nodes.values()];
  const handler = nodes.find(({ definition }) => definition.role === "error-handler");
  const places: Places = {
    start: nodes.find(({ definition }) => definition.role === "start")?.id,
    all: new Map(nodes.map((node) => [node.id, placeOf(node, flow, handler)])),
  };
  placesOfFlow.set(flow, places);
  return places;
}

function placeOf(node: ResolvedNode, { graph, nodes }: ResolvedFlow, handler: ResolvedNode | undefined): Place {
  const wired = graph.wiresFrom(node.id).filter(({ to }) => nodes.has(to));
  const ways = wired.map(({ exit, to }) => ({ exit, to, spec: node.exits.find(({ name }) => name === exit) }));
  const lost = node.exits.filter(({ name, error }) => error && !graph.wire(node.id, name));
  const caught = handler && handler !== node ? lost.map((spec) => caughtBy(handler, node, spec)) : [];
  return { node, ways: [...ways, ...caught], step: stepOf(node) };
}

function caughtBy({ id, definition, config }: ResolvedNode, from: ResolvedNode, spec: Exit): WayOut {
  const set = definition.caught?.(config, { node: from.id, label: from.label, exit: spec.name }) ?? [];
  return { exit: spec.name, to: id, spec, sets: set.map(({ name }) => name) };
}
