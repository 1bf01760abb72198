import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, sayNode, twoSteps, wire } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";

const two = id("say-2");

describe("work of somebody else that comes in", () => {
  it("leaves untouched steps as they are and one's own edits to be undone", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit({ type: "set-config", id: id("say-1"), config: { text: "mine" } });
    const { flow } = store.getState();
    const merged = structuredClone({ ...flow, nodes: { ...flow.nodes, [two]: sayNode("theirs") } });
    store.adopt(merged);
    expect(store.getState().flow).toEqual(merged);
    expect(store.getState().flow.nodes[id("say-1")]).toBe(flow.nodes[id("say-1")]);
    store.undo();
    expect(store.getState().flow.nodes[id("say-1")]?.config).toEqual({ text: "hello" });
    expect(store.getState().flow.nodes[two]).toEqual(sayNode("theirs"));
  });

  it("is never undone by an older edit of one's own on the same step or exit", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit({ type: "set-config", id: two, config: { text: "mine" } });
    store.edit({ type: "connect", wire: wire("say-2", "say-1") });
    store.edit({ type: "label-node", id: id("say-1"), label: "First" });
    const { flow } = store.getState();
    store.adopt({ ...flow, nodes: { ...flow.nodes, [two]: sayNode("theirs") }, wires: [wire("say-1", "say-2")] });
    store.undo();
    store.undo();
    store.undo();
    expect(store.getState().flow.nodes[id("say-1")]?.label).toBe("hello");
    expect(store.getState().flow.nodes[two]).toEqual(sayNode("theirs"));
    expect(store.getState().flow.wires).toEqual([wire("say-1", "say-2")]);
  });
});
