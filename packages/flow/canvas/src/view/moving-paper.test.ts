import { describe, expect, it } from "vitest";
import { paperTransform, stillCovers } from "./moving-paper.ts";

const WINDOW = { width: 1_000, height: 800 };
const PAINTED = { x: 100, y: 50, zoom: 0.2 };

describe("a paper painted for one sight", () => {
  it("lies over the window with its margins outside, and is shifted by a pan", () => {
    expect(paperTransform(PAINTED, PAINTED, WINDOW)).toBe("translate(-350px, -280px) scale(1)");
    expect(paperTransform(PAINTED, { ...PAINTED, x: 130 }, WINDOW)).toBe("translate(-320px, -280px) scale(1)");
  });

  it("covers the window until it was panned by its margin or is seen much larger or smaller", () => {
    expect(stillCovers(PAINTED, { ...PAINTED, x: 449 }, WINDOW)).toBe(true);
    expect(stillCovers(PAINTED, { ...PAINTED, x: 451 }, WINDOW)).toBe(false);
    expect(stillCovers(PAINTED, { ...PAINTED, y: -231 }, WINDOW)).toBe(false);
    expect(stillCovers(PAINTED, { ...PAINTED, zoom: 0.31 }, WINDOW)).toBe(false);
    expect(stillCovers(PAINTED, { ...PAINTED, zoom: 0.1 }, WINDOW)).toBe(false);
  });
});
