import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { freshNodeId } from "@patchbay/canvas/edit/fresh-id";
import type { FlowDocument, FlowNode, FlowVariable, NodeId, Point, Wire } from "@patchbay/flow-model/document";
import type { Edit } from "@patchbay/flow-model/edit";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { type StepVariables, variablesByStep } from "./part-variables.ts";

export type NoPart =
  | { readonly code: "part.empty" }
  /** The start, an end and the error handler belong to the flow that they stand in. */
  | { readonly code: "part.bound-step"; readonly label: string }
  | { readonly code: "part.no-way-in" }
  | { readonly code: "part.several-ways-in"; readonly labels: readonly string[] };

export interface Part {
  /** The new flow that the steps became. */
  readonly subFlow: FlowDocument;
  /** Puts one step that runs it in place of them; one step of undo. */
  readonly edit: Edit;
  readonly call: NodeId;
}

/** What the new steps are called. */
export interface PartNames {
  readonly name: string;
  readonly title: string;
  readonly labels: { readonly start: string; readonly end: string; readonly way: string };
}

/** Where the part leaves by several ways, this output says which one it was. */
const WAY = "way";
const STEP_WIDTH = 320;

/**
 * Makes a flow of its own of selected steps. They must be entered at one step. Variables that are read in there before they are
 * set become inputs; those that are set in there and read outside become outputs. Ways out to several steps are told apart by an
 * output and a branch behind the call.
 */
export function extractPart(
  flow: FlowDocument,
  selected: readonly string[],
  registry: NodeRegistry,
  names: PartNames,
): Result<Part, NoPart> {
  const inside = new Set(selected.filter((id) => Object.hasOwn(flow.nodes, id)) as NodeId[]);
  if (inside.size === 0) return err({ code: "part.empty" });
  for (const id of inside) {
    const { type, label } = flow.nodes[id] as FlowNode;
    if (registry.get(type)?.role || type === "end") return err({ code: "part.bound-step", label });
  }
  const inward = flow.wires.filter(({ from, to }) => !inside.has(from) && inside.has(to));
  const [entry, ...others] = new Set(inward.map(({ to }) => to));
  if (entry === undefined) return err({ code: "part.no-way-in" });
  if (others.length > 0) {
    const labels = [entry, ...others].map((id) => flow.nodes[id]?.label ?? id);
    return err({ code: "part.several-ways-in", labels });
  }
  const outward = flow.wires.filter(({ from, to }) => inside.has(from) && !inside.has(to));
  const targets = [...new Set(outward.map(({ to }) => to))];
  const variables = signatureOf(flow, inside, entry, variablesByStep(flow, registry));
  const drawn = { flow, inside, entry, inward, outward, targets, variables, registry, names };
  return ok({ subFlow: subFlowOf(drawn), ...callOf(drawn) });
}

interface Drawn {
  readonly flow: FlowDocument;
  readonly inside: ReadonlySet<NodeId>;
  readonly entry: NodeId;
  readonly inward: readonly Wire[];
  readonly outward: readonly Wire[];
  readonly targets: readonly NodeId[];
  readonly variables: Pick<FlowDocument, "inputs" | "outputs">;
  readonly registry: NodeRegistry;
  readonly names: PartNames;
}

function subFlowOf({ flow, inside, entry, outward, targets, variables, registry, names }: Drawn): FlowDocument {
  const { labels } = names;
  const nodes: Record<NodeId, FlowNode> = {};
  const layout: Record<NodeId, Point> = {};
  const wires: Wire[] = flow.wires.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const add = (type: string, label: string, config: JsonObject, at: Point): NodeId => {
    const id = freshNodeId(flow, type, new Set(Object.keys(nodes)));
    nodes[id] = freshNode(registry, type, label, config);
    layout[id] = at;
    return id;
  };
  for (const id of inside) {
    nodes[id] = flow.nodes[id] as FlowNode;
    layout[id] = placeOf(flow, id);
  }
  const places = Object.values(layout);
  const right = Math.max(...places.map(({ x }) => x)) + STEP_WIDTH;
  const first = placeOf(flow, entry);
  const start = registry.all.find(({ role }) => role === "start")?.type ?? "start";
  const begin = add(start, labels.start, {}, { x: Math.min(...places.map(({ x }) => x)) - STEP_WIDTH, y: first.y });
  wires.push({ from: begin, exit: "next", to: entry });
  const end = add("end", labels.end, {}, { x: targets.length > 1 ? right + STEP_WIDTH : right, y: first.y });
  const leave = new Map(
    targets.map((target, index): [NodeId, NodeId] => {
      if (targets.length === 1) return [target, end];
      const set = [{ name: WAY, value: JSON.stringify(target) }];
      const label = `${labels.way}: ${flow.nodes[target]?.label ?? target}`;
      const id = add("set-variables", label, { set }, { x: right, y: first.y + index * 140 });
      wires.push({ from: id, exit: "done", to: end });
      return [target, id];
    }),
  );
  for (const { from, exit, to } of outward) wires.push({ from, exit, to: leave.get(to) as NodeId });
  const { format, channel } = flow;
  return { format, name: names.name, title: names.title, channel, ...variables, nodes, wires, layout };
}

function callOf({ flow, inside, entry, inward, targets, variables, registry, names }: Drawn): Omit<Part, "subFlow"> {
  const call = freshNodeId(flow, "run-sub-flow");
  const at = placeOf(flow, entry);
  const config = {
    flow: names.name,
    inputs: variables.inputs.map(({ name }) => ({ name, value: name })),
    outputs: variables.outputs.map(({ name }) => ({ name, from: name })),
  };
  const edits: Edit[] = [
    ...[...inside].map((id): Edit => ({ type: "remove-node", id })),
    { type: "add-node", id: call, node: freshNode(registry, "run-sub-flow", names.title, config), at },
    ...inward.map(({ from, exit }): Edit => ({ type: "connect", wire: { from, exit, to: call } })),
  ];
  const [only, ...others] = targets;
  if (only !== undefined && others.length === 0) {
    edits.push({ type: "connect", wire: { from: call, exit: "done", to: only } });
  }
  if (others.length > 0) {
    const branch = freshNodeId(flow, "branch");
    const cases = targets.slice(0, -1).map((target, index) => ({
      id: `way-${index + 1}`,
      label: (flow.nodes[target]?.label ?? target).slice(0, 60),
      when: `${WAY} == ${JSON.stringify(target)}`,
    }));
    const node = freshNode(registry, "branch", names.labels.way, { cases });
    edits.push({ type: "add-node", id: branch, node, at: { x: at.x + STEP_WIDTH, y: at.y } });
    edits.push({ type: "connect", wire: { from: call, exit: "done", to: branch } });
    for (const [index, to] of targets.entries()) {
      const exit = index < cases.length ? `choice:way-${index + 1}` : "otherwise";
      edits.push({ type: "connect", wire: { from: branch, exit, to } });
    }
  }
  return { call, edit: { type: "composite", edits } };
}

function signatureOf(
  flow: FlowDocument,
  inside: ReadonlySet<NodeId>,
  entry: NodeId,
  steps: ReadonlyMap<NodeId, StepVariables>,
): Drawn["variables"] {
  const outside = [...steps].filter(([id]) => !inside.has(id)).map(([, step]) => step);
  const known = new Map<string, FlowVariable["type"]>(outside.flatMap(({ sets }) => [...sets]));
  for (const { name, type } of flow.inputs) known.set(name, type);
  const inputs = [...known]
    .filter(([name]) => isReadFirst(name, flow, inside, entry, steps))
    .map(([name, type]) => ({ name, type }));
  const wanted = new Set([...outside.flatMap(({ reads }) => [...reads]), ...flow.outputs.map(({ name }) => name)]);
  const set = new Map([...inside].flatMap((id) => [...(steps.get(id)?.sets ?? [])]));
  const outputs = [...set].filter(([name]) => wanted.has(name)).map(([name, type]) => ({ name, type }));
  const leaves = new Set(flow.wires.filter(({ from, to }) => inside.has(from) && !inside.has(to)).map(({ to }) => to));
  const way = leaves.size > 1 ? [{ name: WAY, type: "text" as const }] : [];
  return { inputs: inputs.sort(byName), outputs: [...outputs.sort(byName), ...way] };
}

/** Can a step in there be reached that reads the variable, over none that sets it? */
function isReadFirst(
  name: string,
  flow: FlowDocument,
  inside: ReadonlySet<NodeId>,
  entry: NodeId,
  steps: ReadonlyMap<NodeId, StepVariables>,
): boolean {
  const reached = new Set([entry]);
  for (const id of reached) {
    const step = steps.get(id);
    if (step?.reads.has(name)) return true;
    if (step?.sets.has(name)) continue;
    for (const { from, to } of flow.wires) if (from === id && inside.has(to)) reached.add(to);
  }
  return false;
}

function freshNode(registry: NodeRegistry, type: string, label: string, config: JsonObject): FlowNode {
  const definition = registry.get(type);
  const parsed = definition?.config.safeParse(config);
  const whole = parsed?.success ? (parsed.data as JsonObject) : config;
  return { type, version: definition?.version ?? 1, label, config: whole };
}

function placeOf(flow: FlowDocument, id: NodeId): Point {
  return flow.layout[id] ?? { x: 0, y: 0 };
}

function byName(one: FlowVariable, other: FlowVariable): number {
  return one.name < other.name ? -1 : 1;
}
