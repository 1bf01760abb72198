import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, sayNode, twoSteps, wire } from "./canvas-flow.fixture.ts";
import { CanvasStore } from "./canvas-store.ts";

const position = (node: string, x: number, y: number, dragging: boolean) =>
  ({ type: "position", id: node, position: { x, y }, dragging }) as const;

describe("the canvas store", () => {
  it("undoes and redoes edits in order, form edits among them", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const before = store.getState().flow;
    store.edit({ type: "set-config", id: id("say-1"), config: { text: "good day" } });
    store.edit({ type: "disconnect", from: id("say-1"), exit: "done" });
    const after = store.getState().flow;
    store.undo();
    store.undo();
    expect(store.getState().flow).toEqual(before);
    store.redo();
    store.redo();
    expect(store.getState().flow).toEqual(after);
  });

  it("makes one step of what is typed into one field, and another after the field is left", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const type = (text: string) => store.edit({ type: "set-config", id: id("say-1"), config: { text } }, "text");
    type("a");
    type("ab");
    store.closeStep();
    type("abc");
    store.undo();
    expect(store.getState().flow.nodes[id("say-1")]?.config).toEqual({ text: "ab" });
    store.undo();
    expect(store.getState().flow.nodes[id("say-1")]?.config).toEqual({ text: "hello" });
  });

  it("forgets what could be redone when something else is done", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.edit({ type: "label-node", id: id("say-1"), label: "One" });
    store.undo();
    store.edit({ type: "label-node", id: id("say-2"), label: "Two" });
    store.redo();
    expect(store.getState().flow.nodes[id("say-1")]?.label).toBe("hello");
  });

  it("keeps the view of steps that did not move, so that only changed cards are drawn again", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const [one, two] = store.getState().nodes;
    store.edit({ type: "set-config", id: id("say-1"), config: { text: "x" } });
    expect(store.getState().nodes[0]).toBe(one);
    store.edit({ type: "move-nodes", to: { [id("say-2")]: { x: 1, y: 1 } } });
    expect(store.getState().nodes[0]).toBe(one);
    expect(store.getState().nodes[1]).not.toBe(two);
  });

  it("makes an edit of a drag only when it ends", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.changeNodes([position("say-1", 50, 8, true)]);
    expect(store.getState().undo).toHaveLength(0);
    expect(store.getState().nodes[0]?.position).toEqual({ x: 50, y: 8 });
    store.changeNodes([position("say-1", 64, 16, false)]);
    expect(store.getState().flow.layout[id("say-1")]).toEqual({ x: 64, y: 16 });
    store.undo();
    expect(store.getState().nodes[0]?.position).toEqual({ x: 0, y: 0 });
  });

  it("makes one step of undo of a walk by arrow keys, and another of the drag that follows", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    for (const x of [8, 16, 24]) store.changeNodes([position("say-1", x, 0, false)]);
    expect(store.getState().undo).toHaveLength(1);
    store.changeNodes([position("say-1", 90, 0, true)]);
    store.changeNodes([position("say-1", 96, 0, false)]);
    store.undo();
    expect(store.getState().flow.layout[id("say-1")]).toEqual({ x: 24, y: 0 });
    store.undo();
    expect(store.getState().flow.layout[id("say-1")]).toEqual({ x: 0, y: 0 });
  });

  it("adds no step of undo for a click that moved nothing", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.changeNodes([position("say-1", 0, 0, false)]);
    expect(store.getState().undo).toHaveLength(0);
  });

  it("lets one exit lead to one step only", () => {
    const store = new CanvasStore(
      twoSteps({ nodes: { ...twoSteps().nodes, [id("say-3")]: sayNode("third") } }),
      fixtureRegistry,
    );
    store.edit({ type: "connect", wire: wire("say-1", "say-3") });
    expect(store.getState().edges.map(({ target }) => target)).toEqual(["say-3"]);
  });

  it("finds the problems of a step, and tells which field is wanted each time anew", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    const problem = {
      code: "FLOW101",
      severity: "error",
      node: id("say-2"),
      message: { en: "Wrong", zh: "错" },
    } as const;
    store.setDiagnostics([problem, { ...problem, node: undefined } as never]);
    expect(store.getState().problemsByNode.get(id("say-2"))).toEqual([problem]);
    store.show(id("say-2"), ["text"]);
    const first = store.getState().wanted;
    store.show(id("say-2"), ["text"]);
    expect(store.getState().wanted?.seq).not.toBe(first?.seq);
    expect(store.getState().selected).toEqual(["say-2"]);
  });

  it("changes nothing while it is read-only", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry, true);
    store.edit({ type: "remove-node", id: id("say-1") });
    store.changeNodes([position("say-1", 9, 9, false)]);
    expect(store.getState().flow).toEqual(twoSteps());
  });
});
