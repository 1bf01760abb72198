import { describe, expect, it } from "vitest";
import type { CanvasEdge, CanvasNode } from "./derive-view.ts";
import { inSight, regionFor } from "./in-sight.ts";

const card = (id: string, x: number, more: Partial<CanvasNode> = {}): CanvasNode => ({
  id,
  type: "step",
  position: { x, y: 0 },
  measured: { width: 100, height: 50 },
  data: {},
  ...more,
});
const wire = (source: string, target: string): CanvasEdge => ({ id: `${source}→${target}`, source, target, data: {} });
const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

describe("what is drawn of a large flow", () => {
  const nodes = [card("far-left", -5_000), card("here", 0), card("far-right", 5_000), card("lost", 9_000)];
  const region = { left: -200, top: -200, right: 800, bottom: 800 };

  it("are the cards in the region, and wires through it with the cards at their ends", () => {
    const edges = [wire("far-left", "far-right"), wire("here", "far-right"), wire("far-right", "lost")];
    const seen = inSight(nodes, edges, region);
    expect(ids(seen.edges)).toEqual(["far-left→far-right", "here→far-right"]);
    expect(ids(seen.nodes)).toEqual(["far-left", "here", "far-right"]);
    expect(ids(inSight(nodes, [], region).nodes)).toEqual(["here"]);
  });

  it("is what is selected too, wherever it is, so that it can be moved with the rest", () => {
    const selected = [...nodes, card("chosen", 20_000, { selected: true })];
    expect(ids(inSight(selected, [], region).nodes)).toEqual(["here", "chosen"]);
  });

  it("stays the same until the window leaves it or comes much nearer", () => {
    const window = { left: 0, top: 0, right: 1_000, bottom: 800 };
    const ready = regionFor(window, undefined);
    expect(ready).toEqual({ left: -250, top: -200, right: 1_250, bottom: 1_000 });
    expect(regionFor({ ...window, left: 200, right: 1_200 }, ready)).toBe(ready);
    expect(regionFor({ ...window, left: 300, right: 1_300 }, ready)).not.toBe(ready);
    expect(regionFor({ left: 0, top: 0, right: 400, bottom: 320 }, ready)).not.toBe(ready);
  });
});
