import type { CanvasNode } from "../view/derive-view.ts";

export type Direction = "left" | "right" | "up" | "down";

/** Steps aside count as farther away, so that one goes along rows and columns. */
const ASIDE = 2.5;

/** The step that one comes to from another in a direction; from nowhere, the first of the drawing. */
export function nearestStep(
  nodes: readonly CanvasNode[],
  from: string | undefined,
  direction: Direction,
): string | undefined {
  const steps = nodes.filter(({ type }) => type === "step");
  const start = steps.find(({ id }) => id === from);
  if (!start) return steps.toSorted((one, other) => one.position.x - other.position.x)[0]?.id;
  const distance = ({ position }: CanvasNode): number => {
    const [x, y] = [position.x - start.position.x, position.y - start.position.y];
    const [ahead, aside] = { left: [-x, y], right: [x, y], up: [-y, x], down: [y, x] }[direction] as [number, number];
    return ahead <= 0 ? Number.POSITIVE_INFINITY : ahead + ASIDE * Math.abs(aside);
  };
  const [nearest] = steps.toSorted((one, other) => distance(one) - distance(other));
  return nearest && Number.isFinite(distance(nearest)) ? nearest.id : undefined;
}
