import { FIXED_HOST } from "@patchbay/domain/workspace-layout";
import type { PlacedPanel, WorkspaceLayout } from "@patchbay/ports/store/workspace-store";

export const COLUMNS = 12;
export const ROW_HEIGHT = 40;

/** A new panel's size in grid cells, by kind. */
const SIZES: Readonly<Record<PlacedPanel["kind"], { readonly w: number; readonly h: number }>> = {
  softphone: { w: 3, h: 9 },
  conversation: { w: 6, h: 10 },
  customer: { w: 3, h: 7 },
  history: { w: 3, h: 6 },
  script: { w: 6, h: 7 },
  ticket: { w: 3, h: 10 },
  knowledge: { w: 3, h: 8 },
  notes: { w: 3, h: 5 },
  "screen-data": { w: 3, h: 4 },
  web: { w: 6, h: 10 },
  tasks: { w: 3, h: 6 },
  day: { w: 3, h: 6 },
};

/** A panel of this kind in the first free place, read like a page; its id is the kind, numbered if taken. */
export function addPanel(panels: readonly PlacedPanel[], kind: PlacedPanel["kind"]): readonly PlacedPanel[] {
  const size = SIZES[kind];
  const ids = new Set(panels.map((panel) => panel.id));
  let id: string = kind;
  for (let number = 2; ids.has(id); number += 1) id = `${kind}-${number}`;
  const bottom = rowsOf(panels);
  for (let y = 0; y <= bottom; y += 1) {
    for (let x = 0; x + size.w <= COLUMNS; x += 1) {
      const place = { x, y, ...size };
      if (!panels.some((panel) => overlaps(panel, place))) return [...panels, { id, kind, ...place }];
    }
  }
  return panels;
}

export function removePanel(panels: readonly PlacedPanel[], id: string): readonly PlacedPanel[] {
  return panels.filter((panel) => panel.id !== id);
}

export interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Puts places that a drag left behind into the panels; panels that the grid does not know stay. */
export function movePanels(panels: readonly PlacedPanel[], places: ReadonlyMap<string, Place>): readonly PlacedPanel[] {
  return panels.map((panel) => {
    const place = places.get(panel.id);
    return place ? { ...panel, x: place.x, y: place.y, w: place.w, h: place.h } : panel;
  });
}

export type LayoutProblem =
  | { readonly code: "no-softphone" }
  | { readonly code: "same-id"; readonly id: string }
  | { readonly code: "bad-url"; readonly id: string }
  | { readonly code: "overlap"; readonly id: string }
  | { readonly code: "no-title" };

/** What keeps a layout from being saved. */
export function layoutProblems(layout: WorkspaceLayout): readonly LayoutProblem[] {
  const problems: LayoutProblem[] = [];
  if (layout.title.trim() === "") problems.push({ code: "no-title" });
  if (!layout.panels.some((panel) => panel.kind === "softphone")) problems.push({ code: "no-softphone" });
  const seen = new Set<string>();
  for (const panel of layout.panels) {
    if (seen.has(panel.id)) problems.push({ code: "same-id", id: panel.id });
    seen.add(panel.id);
    if (panel.kind === "web" && !FIXED_HOST.test(panel.url ?? "")) {
      problems.push({ code: "bad-url", id: panel.id });
    }
  }
  for (const [index, panel] of layout.panels.entries()) {
    if (layout.panels.slice(0, index).some((other) => overlaps(panel, other))) {
      problems.push({ code: "overlap", id: panel.id });
    }
  }
  return problems;
}

/** A place typed in by hand, brought inside the grid. */
export function placeWithin({ x, y, w, h }: Place): Place {
  const width = Math.min(COLUMNS, Math.max(1, Math.round(w) || 1));
  return {
    w: width,
    h: Math.min(100, Math.max(1, Math.round(h) || 1)),
    x: Math.min(COLUMNS - width, Math.max(0, Math.round(x) || 0)),
    y: Math.min(500, Math.max(0, Math.round(y) || 0)),
  };
}

/** How many rows of the grid the panels take. */
export function rowsOf(panels: readonly PlacedPanel[]): number {
  return Math.max(0, ...panels.map((panel) => panel.y + panel.h));
}

/** The order for narrow screens, for reading aloud and for the Tab key: rows from the top, then from the left. */
export function readingOrder(panels: readonly PlacedPanel[]): readonly PlacedPanel[] {
  return panels.toSorted((one, other) => one.y - other.y || one.x - other.x);
}

function overlaps(one: Place, other: Place): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h;
}
