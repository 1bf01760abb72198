import { must } from "@patchbay/base/result";
import fc from "fast-check";
import { expect, it } from "vitest";
import { type FlowDocument, GROUP_COLOURS, type NodeId } from "./document.ts";
import { drawFlow } from "./draw-flow.ts";
import { applyEdit, type Edit } from "./edit.ts";
import { parseFlow } from "./parse-flow.ts";

const id = (name: string) => name as NodeId;
const flow = drawFlow(
  "demo",
  {
    start: { type: "start", to: { next: "ask" } },
    ask: { type: "menu", to: { "choice:a": "bye", timeout: "bye" } },
    bye: { type: "hang-up" },
  },
  { notes: [{ id: "n1", text: "hello", x: 0, y: 0, width: 100, height: 50 }], description: "d" },
);

/** Wires are a set: undo may put one back at another place in the list. */
function settled(document: FlowDocument): unknown {
  const wires = [...document.wires].sort((a, b) => (`${a.from} ${a.exit}` < `${b.from} ${b.exit}` ? -1 : 1));
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  const [notes, groups, comments] = [document.notes, document.groups, document.comments].map((items) =>
    [...(items ?? [])].sort(byId),
  );
  return { ...document, wires, notes, groups, comments };
}

const name = fc.constantFrom("start", "ask", "bye", "new", "other", "constructor").map(id);
const exit = fc.constantFrom("next", "choice:a", "timeout", "done");
const point = fc.record({ x: fc.integer(), y: fc.integer() });
const note = fc.record({
  id: fc.constantFrom("n1", "n2"),
  text: fc.string(),
  x: fc.integer(),
  y: fc.integer(),
  width: fc.nat(),
  height: fc.nat(),
});
const group = fc.record({
  id: fc.constantFrom("g1", "g2"),
  title: fc.string(),
  colour: fc.constantFrom(...GROUP_COLOURS),
  nodes: fc.uniqueArray(name),
});
const thread = fc.record({
  id: fc.constantFrom("c1", "c2"),
  node: name,
  resolved: fc.boolean(),
  messages: fc.constant([]),
});
const variables = fc.array(
  fc.record({ name: fc.constantFrom("a", "b"), type: fc.constantFrom("text" as const, "number" as const) }),
);
const simple: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    type: fc.constant("add-node" as const),
    id: name,
    node: fc.record({
      type: fc.constant("wait"),
      version: fc.constant(1),
      label: fc.string(),
      config: fc.constant({}),
    }),
    at: point,
  }),
  fc.record({ type: fc.constant("remove-node" as const), id: name }),
  fc.record({ type: fc.constant("move-nodes" as const), to: fc.dictionary(name, point) }),
  fc.record({ type: fc.constant("label-node" as const), id: name, label: fc.string() }),
  fc.record({ type: fc.constant("rename-node" as const), id: name, to: name }),
  fc.record({
    type: fc.constant("set-config" as const),
    id: name,
    config: fc.dictionary(fc.constantFrom("a", "b"), fc.integer()),
  }),
  fc.record({ type: fc.constant("connect" as const), wire: fc.record({ from: name, exit, to: name }) }),
  fc.record({ type: fc.constant("disconnect" as const), from: name, exit }),
  fc.record({ type: fc.constant("set-title" as const), title: fc.string(), description: fc.string() }),
  fc.constant({ type: "set-title" as const, title: "no description" }),
  fc.record({ type: fc.constant("set-variables" as const), inputs: variables, outputs: variables }),
  fc.record({ type: fc.constant("add-note" as const), note }),
  fc.record({ type: fc.constant("put-group" as const), group }),
  fc.record({ type: fc.constant("remove-group" as const), id: fc.constantFrom("g1", "g2") }),
  fc.record({ type: fc.constant("put-comment" as const), thread }),
  fc.record({ type: fc.constant("remove-comment" as const), id: fc.constantFrom("c1", "c2") }),
  fc.record({ type: fc.constant("remove-note" as const), id: fc.constantFrom("n1", "n2") }),
  fc.record({ type: fc.constant("set-note" as const), note }),
);
const edit = fc.oneof(
  { weight: 5, arbitrary: simple },
  fc.array(simple, { maxLength: 4 }).map((edits): Edit => ({ type: "composite", edits })),
);

it("undoes any sequence of edits by the edits that they returned, and redoes it by theirs", () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const undos: Edit[] = [];
      let current = flow;
      for (const next of edits) {
        const edited = applyEdit(current, next);
        undos.push(edited.undo);
        current = edited.flow;
      }
      const redos: Edit[] = [];
      let back = current;
      for (const undo of undos.reverse()) {
        const edited = applyEdit(back, undo);
        redos.push(edited.undo);
        back = edited.flow;
      }
      expect(settled(back)).toEqual(settled(flow));
      const again = redos.reverse().reduce((document, redo) => applyEdit(document, redo).flow, back);
      expect(settled(again)).toEqual(settled(current));
    }),
  );
});

it("never changes the document that it is given", () => {
  const before = JSON.stringify(flow);
  fc.assert(
    fc.property(edit, (next) => {
      applyEdit(flow, next);
      expect(JSON.stringify(flow)).toBe(before);
    }),
  );
});

it("takes a node's wires away with it and gives them back", () => {
  const { flow: without, undo } = applyEdit(flow, { type: "remove-node", id: id("ask") });
  expect(without.wires).toEqual([]);
  expect(without.layout[id("ask")]).toBeUndefined();
  expect(settled(applyEdit(without, undo).flow)).toEqual(settled(flow));
});

it("replaces the wire of an exit, and puts the older one back", () => {
  const wire = { from: id("start"), exit: "next", to: id("bye") };
  const { flow: rewired, undo } = applyEdit(flow, { type: "connect", wire });
  expect(rewired.wires.filter((other) => other.from === "start")).toEqual([wire]);
  expect(settled(applyEdit(rewired, undo).flow)).toEqual(settled(flow));
});

it("leaves the flow alone when the edit's node is gone", () => {
  expect(applyEdit(flow, { type: "label-node", id: id("ghost"), label: "x" }).flow).toBe(flow);
});

it("keeps a drawn flow readable as a file", () => {
  expect(must(parseFlow(JSON.parse(JSON.stringify(flow))))).toEqual(flow);
});

it("lets a removed step leave its group and take its comments along, and brings both back", () => {
  const framed = applyEdit(flow, {
    type: "composite",
    edits: [
      {
        type: "put-group",
        group: { id: "g1", title: "Menu", colour: "teal", nodes: [id("ask"), id("bye"), id("gone")] },
      },
      { type: "put-group", group: { id: "g2", title: "Alone", colour: "blue", nodes: [id("ask")] } },
      { type: "put-comment", thread: { id: "c1", node: id("ask"), resolved: false, messages: [] } },
    ],
  }).flow;
  expect(framed.groups?.map(({ nodes }) => nodes)).toEqual([["ask", "bye"], ["ask"]]);
  const { flow: without, undo } = applyEdit(framed, { type: "remove-node", id: id("ask") });
  expect(without.groups).toEqual([{ id: "g1", title: "Menu", colour: "teal", nodes: ["bye"] }]);
  expect(without.comments).toBeUndefined();
  expect(settled(applyEdit(without, undo).flow)).toEqual(settled(framed));
  expect(must(parseFlow(structuredClone(framed)))).toEqual(framed);
});
