/** Where the drawing's origin is on screen, and how large it is seen. */
export interface Sight {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Painted beyond each side of the window, so that a pan has something to bring in. */
export const MARGIN = 0.35;
const LEAST_SCALE = 0.75;
const MOST_SCALE = 1.5;

/** The transform that brings a paper painted for one sight to another: shifting and scaling a layer costs no painting. */
export function paperTransform(painted: Sight, now: Sight, { width, height }: Extent): string {
  const scale = now.zoom / painted.zoom;
  const left = now.x - painted.x * scale - MARGIN * width * scale;
  const top = now.y - painted.y * scale - MARGIN * height * scale;
  return `translate(${left}px, ${top}px) scale(${scale})`;
}

/** Whether the paper still covers the window, and not too coarsely. */
export function stillCovers(painted: Sight, now: Sight, { width, height }: Extent): boolean {
  const scale = now.zoom / painted.zoom;
  if (scale < LEAST_SCALE || scale > MOST_SCALE) return false;
  const left = now.x - (painted.x + MARGIN * width) * scale;
  const top = now.y - (painted.y + MARGIN * height) * scale;
  const reach = 1 + 2 * MARGIN;
  return left <= 0 && top <= 0 && left + reach * width * scale >= width && top + reach * height * scale >= height;
}
