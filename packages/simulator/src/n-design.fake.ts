/** Two kinds of contacts: agents for the first alone, and agents for both, who take the second kind first. Loads in erlangs. */
export interface NDesign {
  readonly own: number;
  readonly both: number;
  readonly first: number;
  readonly second: number;
  /** Handling time over patience. */
  readonly impatience: number;
}

const MOST = 90;
const ROUNDS = 3_000;

/**
 * The N-design's steady state by its definition: the balance of each state (own agents busy, agents for both busy, first and second kind
 * waiting), solved by repeated substitution. Contacts of the first kind go to their own agents while one of them is free.
 */
export function nDesign({ own, both, first, second, impatience }: NDesign) {
  const width = MOST + 1;
  const index = (a: number, b: number, p: number, q: number) => ((a * (both + 1) + b) * width + p) * width + q;
  const states: { readonly at: number; readonly out: number; readonly to: readonly (readonly [number, number])[] }[] =
    [];
  const visit = (a: number, b: number, p: number, q: number) => {
    const to: [number, number][] = [];
    if (a < own) to.push([index(a + 1, b, p, q), first]);
    else if (b < both) to.push([index(a, b + 1, p, q), first]);
    else if (p < MOST) to.push([index(a, b, p + 1, q), first]);
    if (b < both) to.push([index(a, b + 1, p, q), second]);
    else if (q < MOST) to.push([index(a, b, p, q + 1), second]);
    if (a > 0) to.push([p > 0 ? index(a, b, p - 1, q) : index(a - 1, b, p, q), a]);
    if (b > 0) to.push([q > 0 ? index(a, b, p, q - 1) : p > 0 ? index(a, b, p - 1, q) : index(a, b - 1, p, q), b]);
    if (p > 0) to.push([index(a, b, p - 1, q), p * impatience]);
    if (q > 0) to.push([index(a, b, p, q - 1), q * impatience]);
    states.push({ at: index(a, b, p, q), out: to.reduce((sum, [, rate]) => sum + rate, 0), to });
  };
  for (let a = 0; a <= own; a++) {
    for (let b = 0; b <= both; b++) {
      for (let p = 0; p <= (a === own && b === both ? MOST : 0); p++) {
        for (let q = 0; q <= (b === both ? MOST : 0); q++) visit(a, b, p, q);
      }
    }
  }
  const shares = balance(states, index(own, both, MOST, MOST) + 1);
  let [busy, one, two] = [0, 0, 0];
  for (let a = 0; a <= own; a++) {
    for (let b = 0; b <= both; b++) {
      for (let p = 0; p <= MOST; p++) {
        for (let q = 0; q <= MOST; q++) {
          const share = shares[index(a, b, p, q)] as number;
          busy += share * (a + b);
          one += share * p;
          two += share * q;
        }
      }
    }
  }
  return { busy, waiting: [one, two] as const };
}

type State = { readonly at: number; readonly out: number; readonly to: readonly (readonly [number, number])[] };

function balance(states: readonly State[], size: number): Float64Array {
  const from: [number, number][][] = Array.from({ length: size }, () => []);
  for (const { at, to } of states) {
    for (const [there, rate] of to) from[there]?.push([at, rate]);
  }
  const shares = new Float64Array(size);
  for (const { at } of states) shares[at] = 1 / states.length;
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    let total = 0;
    for (const { at, out } of states) {
      const into = (from[at] ?? []).reduce((sum, [there, rate]) => sum + (shares[there] as number) * rate, 0);
      moved += Math.abs(into / out - (shares[at] as number));
      shares[at] = into / out;
      total += into / out;
    }
    for (const { at } of states) shares[at] = (shares[at] as number) / total;
    if (moved < 1e-12) break;
  }
  return shares;
}
