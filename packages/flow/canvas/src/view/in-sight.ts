import { type Box, boxOf, meets } from "./boxes.ts";
import type { CanvasEdge, CanvasNode } from "./derive-view.ts";

/** Smaller flows are drawn whole. */
const MANY_STEPS = 150;
/** Kept ready on each side of the window, as a share of it: a pan then brings in what is drawn already. Each edit pays for it. */
const AHEAD = 0.25;
/** A region so much wider than the window is drawn anew: one has come nearer. */
const MUCH_WIDER = 3;

export function isLarge(nodes: readonly CanvasNode[]): boolean {
  return nodes.length > MANY_STEPS;
}

/** The part of a drawing to keep ready for a window on it; the one that was ready, where it still does. */
export function regionFor(window: Box, before: Box | undefined): Box {
  const width = window.right - window.left;
  const height = window.bottom - window.top;
  const covers =
    before &&
    before.left <= window.left &&
    before.top <= window.top &&
    before.right >= window.right &&
    before.bottom >= window.bottom &&
    before.right - before.left < MUCH_WIDER * width;
  if (covers) return before;
  return {
    left: window.left - AHEAD * width,
    top: window.top - AHEAD * height,
    right: window.right + AHEAD * width,
    bottom: window.bottom + AHEAD * height,
  };
}

/**
 * What React Flow is given of a large drawing: cards in the region, wires that pass through it with the cards at their ends, and
 * all that is selected or dragged. It looks at each card and wire that it knows in each frame.
 */
export function inSight(
  nodes: readonly CanvasNode[],
  edges: readonly CanvasEdge[],
  region: Box,
): { readonly nodes: CanvasNode[]; readonly edges: CanvasEdge[] } {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const wanted = new Set<string>();
  for (const node of nodes) {
    if (node.selected || node.dragging || meets(boxOf(node), region)) wanted.add(node.id);
  }
  const passing = edges.filter(({ source, target }) => {
    if (wanted.has(source) && wanted.has(target)) return true;
    const [from, to] = [byId.get(source), byId.get(target)];
    return from !== undefined && to !== undefined && meets(around(boxOf(from), boxOf(to)), region);
  });
  for (const { source, target } of passing) wanted.add(source).add(target);
  return { nodes: nodes.filter(({ id }) => wanted.has(id)), edges: passing };
}

function around(one: Box, other: Box): Box {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}
