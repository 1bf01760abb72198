import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OrderedSet } from "./ordered-set.ts";

describe("an ordered set", () => {
  it("holds what a sorted array would hold, after any adding and taking out", () => {
    const change = fc.record({ add: fc.boolean(), key: fc.integer({ min: 0, max: 900 }) });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 1_500, size: "max" }), (changes) => {
        const items = Array.from({ length: 901 }, (_, key) => ({ key }));
        const set = new OrderedSet<{ key: number }>((a, b) => a.key - b.key);
        const inside = new Set<number>();
        for (const { add, key } of changes) {
          const item = items[key] as { key: number };
          if (add && !inside.has(key)) set.add(item);
          if (!add) expect(set.delete(item)).toBe(inside.has(key));
          if (add) inside.add(key);
          else inside.delete(key);
        }
        const sorted = [...inside].sort((a, b) => a - b);
        expect([...set].map(({ key }) => key)).toEqual(sorted);
        expect(set.size).toBe(inside.size);
        expect(set.first?.key).toBe(sorted[0]);
        expect(set.find(({ key }) => key > 450)?.key).toBe(sorted.find((key) => key > 450));
      }),
      { numRuns: 30 },
    );
  });
});
