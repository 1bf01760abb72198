import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { NodeId } from "../document.ts";
import { drawFlow } from "../draw-flow.ts";
import { applyEdit, type Edit } from "../edit.ts";
import { applyChanges } from "./apply-changes.ts";
import { diffFlows } from "./diff-flows.ts";
import { anyFlow, meaning } from "./random-flows.fixture.ts";

const id = (name: string) => name as NodeId;
const flow = drawFlow("hotline", {
  start: { type: "start", to: { next: "ask" } },
  ask: {
    type: "menu",
    label: "Ask",
    config: {
      timeoutMs: 5_000,
      choices: [
        { id: "sales", digit: "1" },
        { id: "help", digit: "2" },
      ],
    },
    to: { "choice:sales": "bye", timeout: "bye" },
  },
  bye: { type: "hang-up" },
});
const after = (edit: Edit) => diffFlows(flow, applyEdit(flow, edit).flow);

describe("diffFlows", () => {
  it("finds changes that make one flow mean what the other means", () => {
    fc.assert(
      fc.property(anyFlow, anyFlow, (before, next) => {
        expect(meaning(applyChanges(before, diffFlows(before, next)))).toEqual(meaning(next));
      }),
      { numRuns: 500 },
    );
  });

  it("finds nothing between a flow and itself with cards moved and keys in another order", () => {
    const moved = applyEdit(flow, { type: "move-nodes", to: { [id("ask")]: { x: 9, y: 9 } } }).flow;
    const shuffled = { ...moved, nodes: Object.fromEntries(Object.entries(moved.nodes).reverse()) };
    expect(diffFlows(flow, shuffled)).toEqual([]);
  });

  it("calls a step under another id renamed, wires and all", () => {
    expect(after({ type: "rename-node", id: id("ask"), to: id("main-menu") })).toEqual([
      { kind: "node-renamed", node: "ask", to: "main-menu" },
    ]);
  });

  it("calls another label a change of the same step", () => {
    expect(after({ type: "label-node", id: id("ask"), label: "Main menu" })).toEqual([
      { kind: "node-changed", node: "ask", changes: [{ path: ["label"], before: "Ask", after: "Main menu" }] },
    ]);
  });

  it("names settings one by one, items of a list by their own name", () => {
    const config = {
      timeoutMs: 8_000,
      choices: [
        { id: "help", digit: "3" },
        { id: "sales", digit: "1" },
      ],
    };
    expect(after({ type: "set-config", id: id("ask"), config })).toEqual([
      {
        kind: "node-changed",
        node: "ask",
        changes: [
          { path: ["config", "choices", "help", "digit"], before: "2", after: "3" },
          { path: ["config", "choices"], before: ["sales", "help"], after: ["help", "sales"], order: true },
          { path: ["config", "timeoutMs"], before: 5_000, after: 8_000 },
        ],
      },
    ]);
  });

  it("says where an exit led and where it leads", () => {
    expect(after({ type: "connect", wire: { from: id("ask"), exit: "timeout", to: id("ask") } })).toEqual([
      { kind: "wire-changed", from: "ask", exit: "timeout", before: "bye", after: "ask" },
    ]);
  });

  it("does not take one of two like steps for the other", () => {
    const twins = drawFlow("twins", { a: { type: "wait", label: "w" }, b: { type: "wait", label: "w" } });
    const next = drawFlow("twins", { c: { type: "wait", label: "w" } });
    expect(diffFlows(twins, next).map(({ kind }) => kind)).toEqual(["node-removed", "node-removed", "node-added"]);
  });
});
