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

  it("keeps what somebody else changed in the settings of a step of which one undoes one's own part", () => {
    const config = { choices: [{ id: "one", label: "One" }] };
    const ask = { type: "ask", version: 1, label: "Ask", config };
    const store = new CanvasStore(twoSteps({ nodes: { [two]: ask } }), fixtureRegistry);
    store.edit({ type: "set-config", id: two, config: { choices: [{ id: "one", label: "First" }] } });
    const { flow } = store.getState();
    const both = {
      choices: [
        { id: "one", label: "First" },
        { id: "two", label: "Two" },
      ],
    };
    store.adopt({ ...flow, nodes: { ...flow.nodes, [two]: { ...ask, config: both } } });
    store.undo();
    expect(store.getState().flow.nodes[two]?.config).toEqual({
      choices: [
        { id: "one", label: "One" },
        { id: "two", label: "Two" },
      ],
    });
    store.redo();
    expect(store.getState().flow.nodes[two]?.config).toEqual(both);
  });

  it("leaves older and newer edits of one's own to be undone beside one that theirs has overwritten", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit({ type: "label-node", id: id("say-1"), label: "First" });
    store.edit({ type: "label-node", id: two, label: "Mine" });
    store.edit({ type: "set-title", title: "New title" });
    const { flow } = store.getState();
    store.adopt({ ...flow, nodes: { ...flow.nodes, [two]: { ...sayNode("bye"), label: "Theirs" } } });
    expect(store.getState().undo).toHaveLength(2);
    store.undo();
    store.undo();
    expect(store.getState().flow.title).toBe("Two");
    expect(store.getState().flow.nodes[id("say-1")]?.label).toBe("hello");
    expect(store.getState().flow.nodes[two]?.label).toBe("Theirs");
  });

  it("does not take away a step of one's own that somebody else has connected meanwhile", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const three = id("say-3");
    store.edit({ type: "add-node", id: three, node: sayNode("third"), at: { x: 0, y: 200 } });
    const { flow } = store.getState();
    store.adopt({ ...flow, wires: [...flow.wires, wire("say-2", "say-3")] });
    store.undo();
    expect(store.getState().flow.nodes[three]).toEqual(sayNode("third"));
    expect(store.getState().undo).toHaveLength(0);
  });
});
