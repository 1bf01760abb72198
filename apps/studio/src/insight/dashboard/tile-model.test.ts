import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { describe, expect, it } from "vitest";
import { dimensionsFor, fitTile, freeTileId, newTile, type TileMetric } from "./tile-model.ts";

const answered: TileMetric = { name: "answered", unit: "count", live: false, dimensions: ["queue", "hour", "day"] };
const abandoned: TileMetric = { name: "abandoned", unit: "count", live: false, dimensions: ["queue", "agent", "hour"] };
const level: TileMetric = { name: "level", unit: "share", live: false, dimensions: ["queue", "hour"] };
const waiting: TileMetric = { name: "waiting", unit: "count", live: true, dimensions: ["queue"] };
const ALL = [answered, abandoned, level, waiting];
const tile = (change: Partial<Tile>): Tile => ({
  id: "t",
  kind: "bar",
  metrics: ["answered"],
  range: "today",
  filters: {},
  x: 0,
  y: 0,
  w: 4,
  h: 6,
  ...change,
});

describe("a tile's split", () => {
  it("is by what all its metrics know", () => {
    expect(dimensionsFor("bar", [answered, abandoned])).toEqual(["queue", "hour"]);
    expect(dimensionsFor("line", [answered, abandoned])).toEqual(["hour"]);
    expect(dimensionsFor("card", [answered])).toEqual([]);
    expect(dimensionsFor("bar", [])).toEqual([]);
    expect(dimensionsFor("bar", [level], [])).toEqual(["organisation", "branch", "queue", "hour"]);
    expect(dimensionsFor("bar", [], [])).toEqual([]);
  });

  it("by organisation goes when the tile shows one organisation again", () => {
    expect(fitTile(tile({ by: "branch", organisations: [] }), ALL).by).toBe("branch");
    expect(fitTile(tile({ by: "branch" }), ALL).by).toBeUndefined();
  });
});

describe("fitting a tile", () => {
  it("gives a line its time and takes from a card its split", () => {
    expect(fitTile(tile({ kind: "line", by: "queue" }), ALL).by).toBe("hour");
    expect(fitTile(tile({ kind: "card", by: "queue" }), ALL)).not.toHaveProperty("by");
  });

  it("does not draw shares and counts on one axis, but lists them in one table", () => {
    expect(fitTile(tile({ metrics: ["answered", "level"] }), ALL).metrics).toEqual(["answered"]);
    expect(fitTile(tile({ kind: "table", metrics: ["answered", "level"] }), ALL).metrics).toEqual([
      "answered",
      "level",
    ]);
  });

  it("shows live metrics live and no others", () => {
    expect(fitTile(tile({ metrics: ["waiting"] }), ALL).range).toBe("live");
    expect(fitTile(tile({ metrics: ["answered"], range: "live" }), ALL).range).toBe("today");
  });

  it("drops metrics that are not defined any more", () => {
    expect(fitTile(tile({ metrics: ["gone", "answered"] }), ALL).metrics).toEqual(["answered"]);
    expect(fitTile(tile({ metrics: ["gone"] }), ALL).metrics).toEqual([]);
  });

  it("changes nothing the second time", () => {
    for (const kind of ["card", "line", "bar", "table"] as const) {
      const once = fitTile(tile({ kind, metrics: ["answered", "level", "waiting"], by: "agent" }), ALL);
      expect(fitTile(once, ALL)).toEqual(once);
    }
  });
});

it("puts a new tile below the others, under an id of its own", () => {
  const first = newTile([], freeTileId([]), "card", waiting);
  const second = newTile([first], freeTileId([first]), "line", answered);
  expect([first.id, second.id]).toEqual(["tile-1", "tile-2"]);
  expect(second.y).toBe(first.y + first.h);
  expect(second.by).toBe("hour");
});
