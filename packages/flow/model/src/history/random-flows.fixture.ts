import fc from "fast-check";
import type { FlowDocument, NodeId } from "../document.ts";

const ids = ["start", "ask", "bye", "hold", "again"] as NodeId[];
const exits = ["next", "timeout", "choice:a"];
const point = fc.record({ x: fc.integer({ min: 0, max: 9 }), y: fc.integer({ min: 0, max: 9 }) });
const choice = fc.record({ id: fc.constantFrom("a", "b", "c", "d"), digit: fc.constantFrom("1", "2", "3") });
const config = fc.record(
  {
    choices: fc.uniqueArray(choice, { selector: ({ id }) => id, maxLength: 4 }),
    prompts: fc.array(fc.record({ text: fc.constantFrom("hello", "bye") }), { maxLength: 2 }),
    timeoutMs: fc.constantFrom(1, 2),
    nested: fc.record({ deep: fc.boolean() }),
  },
  { requiredKeys: [] },
);
const node = fc.record({
  type: fc.constantFrom("menu", "wait"),
  version: fc.constantFrom(1, 2),
  label: fc.constantFrom("Ask", "Wait"),
  config,
});
const variables = fc.uniqueArray(
  fc.record({ name: fc.constantFrom("a", "b", "c"), type: fc.constantFrom("text" as const, "number" as const) }),
  { selector: ({ name }) => name },
);
const note = fc.record({
  id: fc.constantFrom("n1", "n2"),
  text: fc.constantFrom("x", "y"),
  width: fc.constant(100),
  height: fc.constant(50),
  x: fc.integer({ min: 0, max: 3 }),
  y: fc.constant(0),
});

/** Small flows with much in common, as versions of one flow have; wires may hang in the air, as in unfinished drawings. */
export const anyFlow: fc.Arbitrary<FlowDocument> = fc
  .record({
    title: fc.constantFrom("Hotline", "Help line"),
    description: fc.option(fc.constantFrom("old", "new"), { nil: undefined }),
    inputs: variables,
    nodes: fc.dictionary(fc.constantFrom(...ids), node, { maxKeys: 5 }),
    wires: fc.uniqueArray(
      fc.record({ from: fc.constantFrom(...ids), exit: fc.constantFrom(...exits), to: fc.constantFrom(...ids) }),
      { selector: ({ from, exit }) => `${from} ${exit}`, maxLength: 6 },
    ),
    places: fc.array(point, { minLength: ids.length, maxLength: ids.length }),
    notes: fc.uniqueArray(note, { selector: ({ id }) => id }),
  })
  .map(({ places, description, ...parts }) => ({
    format: "patchbay.flow/1",
    name: "hotline",
    channel: "voice",
    outputs: [],
    ...(description === undefined ? {} : { description }),
    ...parts,
    nodes: { ...parts.nodes },
    layout: Object.fromEntries(
      ids.flatMap((id, index) => (id in parts.nodes ? [[id, places[index] as { x: number; y: number }]] : [])),
    ),
  }));

/** Wires are a set, and keys have no order. */
export function settled(flow: FlowDocument): unknown {
  const wires = flow.wires.toSorted((a, b) => (`${a.from} ${a.exit}` < `${b.from} ${b.exit}` ? -1 : 1));
  return { ...flow, wires, notes: flow.notes ?? [] };
}

/** What a flow means: without places. */
export function meaning(flow: FlowDocument): unknown {
  const { layout: _, ...logic } = settled(flow) as FlowDocument;
  return { ...logic, notes: (logic.notes ?? []).map(({ id, text }) => ({ id, text })) };
}
