import type { FlowDocument, FlowNode, NodeId } from "@patchbay/flow-model/document";
import { describe, expect, it } from "vitest";
import { countChanges, isUnchanged } from "./count-changes.ts";

const say = (text: string): FlowNode => ({ type: "say", version: 1, label: "Say", config: { text, loud: true } });

type Loose = Omit<FlowDocument, "nodes" | "layout"> & {
  readonly nodes: Readonly<Record<string, FlowNode>>;
  readonly layout: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
};

function flow(change: Partial<Loose> = {}): FlowDocument {
  return {
    format: "patchbay.flow/1",
    name: "f",
    title: "F",
    channel: "voice",
    inputs: [],
    outputs: [],
    nodes: { a: say("hello"), b: say("bye") },
    wires: [{ from: "a" as NodeId, exit: "done", to: "b" as NodeId }],
    layout: {},
    ...change,
  };
}

describe("counting changes between two documents", () => {
  it("finds none between documents that differ only in picture and key order", () => {
    const other = flow({
      nodes: { a: { ...say("hello"), config: { loud: true, text: "hello" } }, b: say("bye") },
      layout: { a: { x: 9, y: 9 } },
    });
    expect(isUnchanged(countChanges(flow(), other))).toBe(true);
  });

  it("names steps added, removed and changed", () => {
    const count = countChanges(flow(), flow({ nodes: { b: say("good bye"), c: say("new") } }));
    expect(count).toMatchObject({ added: ["c"], removed: ["a"], changed: ["b"] });
  });

  it("counts a wire that leads elsewhere as one cut and one new", () => {
    const moved = flow({ wires: [{ from: "a" as NodeId, exit: "done", to: "a" as NodeId }] });
    expect(countChanges(flow(), moved).wires).toBe(2);
  });
});
