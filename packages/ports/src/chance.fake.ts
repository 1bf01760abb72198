import type { Chance } from "./chance.ts";

/** Chance without surprise: ids are counted (`id-1`, `id-2` …), fractions follow from the seed. */
export function fakeChance(seed = 1): Chance {
  let ids = 0;
  let state = seed >>> 0;
  return {
    id: () => `id-${++ids}`,
    // Mulberry32: small, and good enough to spread test data.
    fraction: () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    },
  };
}
