/** Numbers that look random and are the same for the same seed, each from (0, 1). */
export type Random = () => number;

/**
 * A generator of its own for every purpose: with the same seed two centres see the same arrivals, whatever else they draw.
 * The state is a counter run through a strong mixer (the finalizer of MurmurHash3, twice, over 64 bits in two halves).
 */
export function seededRandom(seed: number, purpose: number): Random {
  let low = (seed ^ Math.imul(purpose + 1, 0x9e3779b9)) >>> 0;
  let high = mix(low + 0x7f4a7c15);
  return () => {
    low = (low + 0x9e3779b9) >>> 0;
    high = (high + mix(low)) >>> 0;
    return (mix(high ^ low) + 0.5) / 2 ** 32;
  };
}

function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** A time with this mean, exponentially spread: the wait for something that happens at any instant equally likely. */
export function exponential(random: Random, mean: number): number {
  return -mean * Math.log(random());
}
