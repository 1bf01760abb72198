import type { Tile } from "@patchbay/ports/store/dashboard-store";

export const GRID_COLUMNS = 12;
export const GRID_ROW = 40;
export const KINDS: readonly Tile["kind"][] = ["card", "line", "bar", "table"];

/** What of a metric's definition decides about tiles. */
export interface TileMetric {
  readonly name: string;
  readonly unit: string;
  readonly live: boolean;
  readonly dimensions: readonly string[];
}

const TIME: readonly string[] = ["quarter-hour", "hour", "day"];
const SIZES: Readonly<Record<Tile["kind"], { readonly w: number; readonly h: number }>> = {
  card: { w: 2, h: 3 },
  line: { w: 6, h: 6 },
  bar: { w: 4, h: 6 },
  table: { w: 6, h: 7 },
};

/** By what every number of a group can be split. */
const OF_GROUP: readonly string[] = ["organisation", "branch"];

/** By what a tile of this kind can be split: what all its metrics know; lines only over time, cards by nothing. */
export function dimensionsFor(
  kind: Tile["kind"],
  metrics: readonly TileMetric[],
  organisations?: Tile["organisations"],
): readonly string[] {
  if (kind === "card") return [];
  const [first, ...others] = metrics;
  const common = (first?.dimensions ?? []).filter((one) => others.every((metric) => metric.dimensions.includes(one)));
  if (kind === "line") return common.filter((one) => TIME.includes(one));
  return organisations && first ? [...OF_GROUP, ...common] : common;
}

/**
 * The nearest tile that can be evaluated and drawn: unknown metrics out, one unit per chart, a dimension that its metrics
 * have (a line's default is the hour). A tile without metrics is left so; it says that it needs one.
 */
export function fitTile(tile: Tile, definitions: readonly TileMetric[]): Tile {
  const known = tile.metrics.flatMap((name) => definitions.find((one) => one.name === name) ?? []);
  const unit = known[0]?.unit;
  const fitting = tile.kind === "table" ? known : known.filter((metric) => metric.unit === unit);
  const { by, ...rest } = tile;
  const dimensions = dimensionsFor(tile.kind, fitting, tile.organisations);
  const kept =
    by !== undefined && dimensions.includes(by) ? by : tile.kind === "line" ? defaultTime(dimensions) : undefined;
  const live = fitting.length > 0 && fitting.every((metric) => metric.live);
  const range = live ? "live" : tile.range === "live" ? "today" : tile.range;
  return { ...rest, metrics: fitting.map((metric) => metric.name), range, ...(kept === undefined ? {} : { by: kept }) };
}

/** A new tile under all others. */
export function newTile(tiles: readonly Tile[], id: string, kind: Tile["kind"], metric: TileMetric): Tile {
  const y = Math.max(0, ...tiles.map((tile) => tile.y + tile.h));
  const base: Tile = { id, kind, metrics: [metric.name], range: "today", filters: {}, x: 0, y, ...SIZES[kind] };
  return fitTile(base, [metric]);
}

/** The smallest free id `tile-<n>`. */
export function freeTileId(tiles: readonly Tile[]): string {
  const ids = new Set(tiles.map((tile) => tile.id));
  let number = 1;
  while (ids.has(`tile-${number}`)) number += 1;
  return `tile-${number}`;
}

function defaultTime(dimensions: readonly string[]): string | undefined {
  return dimensions.includes("hour") ? "hour" : dimensions[0];
}
