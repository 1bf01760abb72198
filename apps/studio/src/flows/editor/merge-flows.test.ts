import type { FlowDocument, FlowNode, NodeId, Wire } from "@patchbay/flow-model/document";
import { describe, expect, it } from "vitest";
import { mergeFlows } from "./merge-flows.ts";

const step = (text: string): FlowNode => ({ type: "say", version: 1, label: text, config: { text } });
const wire = (from: string, to: string, exit = "done"): Wire => ({ from: from as NodeId, exit, to: to as NodeId });
const flow = (nodes: Record<string, FlowNode>, wires: readonly Wire[] = []): FlowDocument => ({
  format: "patchbay.flow/1",
  name: "f",
  title: "F",
  channel: "voice",
  inputs: [],
  outputs: [],
  nodes,
  wires,
  layout: Object.fromEntries(Object.keys(nodes).map((id, index) => [id, { x: index * 100, y: 0 }])),
});

const base = flow({ a: step("a"), b: step("b") }, [wire("a", "b")]);

describe("merging two people's drafts", () => {
  it("takes both when they changed different steps", () => {
    const mine = flow({ a: step("mine"), b: step("b") }, base.wires);
    const theirs = flow({ a: step("a"), b: step("theirs"), c: step("new") }, [wire("a", "b"), wire("b", "c")]);
    const merged = mergeFlows(base, mine, theirs);
    expect(merged.clashes).toEqual([]);
    expect(merged.flow.nodes).toEqual({ a: step("mine"), b: step("theirs"), c: step("new") });
    expect(merged.flow.wires).toEqual([wire("a", "b"), wire("b", "c")]);
  });

  it("names the steps that both changed", () => {
    const merged = mergeFlows(base, flow({ a: step("1"), b: step("b") }), flow({ a: step("2"), b: step("b") }));
    expect(merged.clashes).toEqual(["a"]);
  });

  it("sees no clash where both made the same change", () => {
    const same = flow({ a: step("x"), b: step("b") }, base.wires);
    expect(mergeFlows(base, same, same).clashes).toEqual([]);
  });

  it("clashes when one removes what the other changed", () => {
    const mine = flow({ b: step("b") });
    const theirs = flow({ a: step("changed"), b: step("b") }, base.wires);
    expect(mergeFlows(base, mine, theirs).clashes).toContain("a");
  });

  it("leaves no wire to a step that is gone", () => {
    const mine = flow({ a: step("a") });
    const theirs = flow({ a: step("a"), b: step("b") }, [wire("a", "b"), wire("a", "b", "failed")]);
    expect(mergeFlows(base, mine, theirs).flow.wires).toEqual([]);
  });

  it("keeps what they moved and what I moved", () => {
    const mine = { ...base, layout: { ...base.layout, a: { x: 5, y: 5 } } };
    const theirs = { ...base, layout: { ...base.layout, b: { x: 7, y: 7 } } };
    expect(mergeFlows(base, mine, theirs).flow.layout).toEqual({ a: { x: 5, y: 5 }, b: { x: 7, y: 7 } });
  });
});
