import { describe, expect, it } from "vitest";
import { listed, skillsListed } from "./listed.ts";

describe("typed lists", () => {
  it("are words between commas of either kind, without empty ones", () => {
    expect(listed(" gold, silver，platinum ,, ")).toEqual(["gold", "silver", "platinum"]);
  });

  it("of skills have a level behind each, 1 when none is typed, never outside 1 to 10", () => {
    expect(skillsListed("zh 5, customer care, vip 99, en 0")).toEqual([
      { skill: "zh", level: 5 },
      { skill: "customer care", level: 1 },
      { skill: "vip", level: 10 },
      { skill: "en", level: 1 },
    ]);
  });
});
