import { canonicalJson, type Json } from "@patchbay/base/json";
import type { FlowDocument, FlowNode, NodeId, Wire } from "@patchbay/flow-model/document";

export interface Merged {
  readonly flow: FlowDocument;
  /** Steps that both changed, each in another way: mine is in `flow`, but nobody should take it unseen. */
  readonly clashes: readonly NodeId[];
}

/** What both made of `base`, together: step by step and exit by exit, who changed it wins. */
export function mergeFlows(base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): Merged {
  const clashes = new Set<NodeId>();
  const nodes: Record<NodeId, FlowNode> = {};
  for (const id of keysOf(base.nodes, mine.nodes, theirs.nodes)) {
    const picked = pick(own(base.nodes, id), own(mine.nodes, id), own(theirs.nodes, id));
    if (picked.clash) clashes.add(id);
    if (picked.value) nodes[id] = picked.value;
  }
  const wires: Wire[] = [];
  const [before, ours, others] = [byExit(base), byExit(mine), byExit(theirs)];
  for (const key of new Set([...before.keys(), ...ours.keys(), ...others.keys()])) {
    const picked = pick(before.get(key), ours.get(key), others.get(key));
    const wire = picked.value;
    if (picked.clash && wire) clashes.add(wire.from);
    if (wire && Object.hasOwn(nodes, wire.from) && Object.hasOwn(nodes, wire.to)) wires.push(wire);
  }
  const layout = Object.fromEntries(
    (Object.keys(nodes) as NodeId[]).map((id) => [
      id,
      pick(own(base.layout, id), own(mine.layout, id), own(theirs.layout, id)).value ?? { x: 0, y: 0 },
    ]),
  );
  const { notes: _, description: __, ...rest } = mine;
  const notes = pick(base.notes, mine.notes, theirs.notes).value;
  const description = pick(base.description, mine.description, theirs.description).value;
  return {
    flow: {
      ...rest,
      title: pick(base.title, mine.title, theirs.title).value ?? mine.title,
      inputs: pick(base.inputs, mine.inputs, theirs.inputs).value ?? mine.inputs,
      outputs: pick(base.outputs, mine.outputs, theirs.outputs).value ?? mine.outputs,
      nodes,
      wires,
      layout,
      ...(notes === undefined ? {} : { notes }),
      ...(description === undefined ? {} : { description }),
    },
    clashes: [...clashes],
  };
}

interface Picked<Value> {
  readonly value: Value | undefined;
  readonly clash: boolean;
}

function pick<Value>(base: Value | undefined, mine: Value | undefined, theirs: Value | undefined): Picked<Value> {
  if (same(mine, base)) return { value: theirs, clash: false };
  return { value: mine, clash: !same(theirs, base) && !same(mine, theirs) };
}

function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return one !== undefined && other !== undefined && canonicalJson(one as Json) === canonicalJson(other as Json);
}

function own<Value>(record: Readonly<Record<NodeId, Value>>, id: NodeId): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

function keysOf(...records: readonly Readonly<Record<NodeId, unknown>>[]): readonly NodeId[] {
  return [...new Set(records.flatMap((record) => Object.keys(record)))] as NodeId[];
}

function byExit(flow: FlowDocument): ReadonlyMap<string, Wire> {
  return new Map(flow.wires.map((wire) => [JSON.stringify([wire.from, wire.exit]), wire]));
}
