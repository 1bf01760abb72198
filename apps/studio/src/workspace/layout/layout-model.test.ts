import { PANEL_KINDS, type PlacedPanel } from "@patchbay/ports/store/workspace-store";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addPanel,
  COLUMNS,
  layoutProblems,
  movePanels,
  placeWithin,
  readingOrder,
  removePanel,
} from "./layout-model.ts";

const softphone: PlacedPanel = { id: "softphone", kind: "softphone", x: 0, y: 0, w: 3, h: 9 };

describe("adding panels", () => {
  it("fills the page without one panel on another, inside the 12 columns, whatever is added", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PANEL_KINDS), { maxLength: 20 }), (kinds) => {
        const panels = kinds.reduce<readonly PlacedPanel[]>(addPanel, []);
        expect(panels).toHaveLength(kinds.length);
        expect(new Set(panels.map((panel) => panel.id)).size).toBe(kinds.length);
        const cells = panels.flatMap(({ x, y, w, h }) =>
          Array.from({ length: w * h }, (_, at) => `${x + (at % w)},${y + Math.floor(at / w)}`),
        );
        expect(new Set(cells).size).toBe(cells.length);
        for (const { x, w } of panels) expect(x + w).toBeLessThanOrEqual(COLUMNS);
      }),
    );
  });

  it("puts the second beside the first, not below", () => {
    expect(addPanel([softphone], "customer").at(-1)).toMatchObject({ x: 3, y: 0 });
  });

  it("numbers a second panel of one kind", () => {
    expect(addPanel([softphone], "softphone").at(-1)?.id).toBe("softphone-2");
  });
});

it("moves what the grid moved and leaves the rest", () => {
  const panels = addPanel([softphone], "customer");
  const moved = movePanels(panels, new Map([["customer", { x: 9, y: 1, w: 3, h: 4 }]]));
  expect(moved[0]).toBe(softphone);
  expect(moved[1]).toEqual({ id: "customer", kind: "customer", x: 9, y: 1, w: 3, h: 4 });
  expect(removePanel(moved, "customer")).toEqual([softphone]);
});

describe("a layout that is to be saved", () => {
  const layout = { name: "default", title: "Service", panels: [softphone] };

  it("needs a softphone, a title, ids of its own and proper addresses", () => {
    expect(layoutProblems(layout)).toEqual([]);
    expect(layoutProblems({ ...layout, panels: [] })).toEqual([{ code: "no-softphone" }]);
    expect(layoutProblems({ ...layout, title: " " })).toEqual([{ code: "no-title" }]);
    expect(layoutProblems({ ...layout, panels: [softphone, { ...softphone, x: 3 }] })).toEqual([
      { code: "same-id", id: "softphone" },
    ]);
    expect(layoutProblems({ ...layout, panels: [softphone, { ...softphone, id: "second", x: 2 }] })).toEqual([
      { code: "overlap", id: "second" },
    ]);
    for (const url of [
      "javascript:alert(1)",
      "https://{{call.from}}/",
      "https://crm{{data.x}}/",
      "https://crm@{{data.x}}",
      undefined,
    ]) {
      const web: PlacedPanel = { id: "crm", kind: "web", x: 3, y: 0, w: 3, h: 3, ...(url ? { url } : {}) };
      expect(layoutProblems({ ...layout, panels: [softphone, web] })).toEqual([{ code: "bad-url", id: "crm" }]);
    }
  });
});

it("is read from the top row, left to right", () => {
  const right = { ...softphone, id: "right", x: 6 };
  const below = { ...softphone, id: "below", y: 9 };
  expect(readingOrder([below, right, softphone]).map((panel) => panel.id)).toEqual(["softphone", "right", "below"]);
});

it("keeps a place that was typed in inside the grid", () => {
  expect(placeWithin({ x: 11, y: -3, w: 4, h: 0 })).toEqual({ x: 8, y: 0, w: 4, h: 1 });
  expect(placeWithin({ x: Number.NaN, y: 2.4, w: 99, h: 5 })).toEqual({ x: 0, y: 2, w: 12, h: 5 });
});
