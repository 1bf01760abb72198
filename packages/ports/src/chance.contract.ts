import { describe, expect, it } from "vitest";
import type { Chance } from "./chance.ts";

export function chanceContract(name: string, open: () => Chance): void {
  describe(`${name} keeps the Chance contract`, () => {
    it("never gives an id twice", () => {
      const chance = open();
      const ids = Array.from({ length: 10_000 }, () => chance.id());
      expect(new Set(ids).size).toBe(ids.length);
    });

    it("gives fractions in [0, 1) on both sides of the middle", () => {
      const chance = open();
      const fractions = Array.from({ length: 1_000 }, () => chance.fraction());
      expect(Math.min(...fractions)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...fractions)).toBeLessThan(1);
      expect(fractions.some((fraction) => fraction < 0.5)).toBe(true);
      expect(fractions.some((fraction) => fraction >= 0.5)).toBe(true);
    });
  });
}
