import { describe, expect, it } from "vitest";
import { fixtureRegistry, id, twoSteps } from "../canvas-flow.fixture.ts";
import { CanvasStore } from "../canvas-store.ts";

const drag = (node: string, x: number, y: number, dragging = true) =>
  ({ type: "position", id: node, position: { x, y }, dragging }) as const;

describe("the hand that drags cards", () => {
  it("is told of a drag from its second move on, while the state stays as it is", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    store.changeNodes([drag("say-1", 8, 8)]);
    const before = store.getState();
    let told = 0;
    store.hand.watch(() => {
      told += 1;
    });
    store.changeNodes([drag("say-1", 40, 24)]);
    expect(store.getState()).toBe(before);
    expect(told).toBe(1);
    expect(store.hand.shiftOf("say-1")).toEqual({ x: 32, y: 16 });
    expect(store.hand.seen(before.nodes)[0]?.position).toEqual({ x: 40, y: 24 });
  });

  it("lets go where the drag ended, as one edit", () => {
    const store = new CanvasStore(twoSteps(), fixtureRegistry);
    for (const x of [8, 16, 24]) store.changeNodes([drag("say-1", x, 0)]);
    store.changeNodes([drag("say-1", 24, 0, false)]);
    expect(store.hand.isEmpty).toBe(true);
    expect(store.getState().undo).toHaveLength(1);
    expect(store.getState().flow.layout[id("say-1")]).toEqual({ x: 24, y: 0 });
  });

  it("holds the steps of a frame that is dragged", () => {
    const groups = [{ id: "g", title: "Both", colour: "slate" as const, nodes: [id("say-1"), id("say-2")] }];
    const store = new CanvasStore(twoSteps({ groups }), fixtureRegistry);
    const frame = store.getState().nodes.find(({ type }) => type === "group");
    const at = frame?.position ?? { x: 0, y: 0 };
    for (const shift of [8, 48]) store.changeNodes([drag(frame?.id ?? "", at.x + shift, at.y)]);
    expect(store.hand.shiftOf("say-2")).toEqual({ x: 40, y: 0 });
    store.changeNodes([drag(frame?.id ?? "", at.x + 48, at.y, false)]);
    expect(store.getState().flow.layout[id("say-1")]).toEqual({ x: 48, y: 0 });
  });
});
