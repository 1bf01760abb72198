import type { Millis } from "@patchbay/base/time";

/** One plain line in front of one pool, as far as it stands for a centre; all rates are per millisecond. */
export interface PlainLine {
  readonly agents: number;
  readonly arrivals: number;
  /** Of each busy agent. */
  readonly handling: number;
  /** Of each waiting contact; 0: nobody gives up. */
  readonly givingUp: number;
}

/** States that are rarer than that are not told apart. */
const RARE = 1e-17;
const MOST_STATES = 200_000;

/** The shares of time in which a plain line has 0, 1, 2 … contacts; undefined when it grows without end. */
export function sharesOf(line: PlainLine): Float64Array | undefined {
  const { agents, arrivals, handling, givingUp } = line;
  if (givingUp === 0 && arrivals >= agents * handling) return undefined;
  // Weights relative to the likeliest state, so that none is too large.
  const top = Math.min(agents, Math.floor(arrivals / handling));
  const above: number[] = [1];
  for (let count = top + 1; (above.at(-1) as number) > RARE && above.length < MOST_STATES; count++) {
    above.push(((above.at(-1) as number) * arrivals) / leavingOf(line, count));
  }
  const shares = new Float64Array(top + above.length);
  shares.set(above, top);
  for (let count = top; count > 0; count--) {
    shares[count - 1] = ((shares[count] as number) * leavingOf(line, count)) / arrivals;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / total);
}

export function leavingOf({ agents, handling, givingUp }: PlainLine, count: number): number {
  return Math.min(count, agents) * handling + Math.max(0, count - agents) * givingUp;
}

/**
 * How much more of a figure is to come when one more contact is there: the differences of the solution of Poisson's equation. Where a
 * centre is left by contacts at the rate `r` while `count` are in it, `arrivals · more[count] − r · more[count − 1]` has the mean 0 over
 * a long time, whatever the centre does; in a plain line it is at each instant how far the figure is from its mean, the other way round
 * (Henderson and Glynn 2002: approximating martingales).
 */
export function moreToCome(line: PlainLine, shares: Float64Array, figure: (count: number) => number): Float64Array {
  const mean = shares.reduce((sum, share, count) => sum + share * figure(count), 0);
  const more = new Float64Array(shares.length);
  const middle = Math.min(shares.length - 1, Math.floor(line.arrivals / line.handling));
  // From both ends towards the middle: that way errors die out.
  for (let count = 0; count < middle; count++) {
    const before = count === 0 ? 0 : leavingOf(line, count) * (more[count - 1] as number);
    more[count] = (mean - figure(count) + before) / line.arrivals;
  }
  for (let count = shares.length - 1; count > middle; count--) {
    more[count - 1] = (line.arrivals * (more[count] as number) - mean + figure(count)) / leavingOf(line, count);
  }
  return more;
}

/**
 * The share of contacts answered in time among those that find so many there. Whoever finds `j` waiting is answered after `j + 1` departures, of
 * which those ahead give up too: `e^(−givingUp·time)` is then spread as Beta(agents·handling ∕ givingUp, j + 1), and weighs with the patience
 * that is still there. Without impatience: a Poisson tail.
 */
export function answeredWithin(line: PlainLine, withinMs: Millis): (count: number) => number {
  const { agents, handling, givingUp } = line;
  const serving = agents * handling;
  const gone = -Math.expm1(-givingUp * withinMs);
  const ratio = (ahead: number) =>
    (givingUp === 0 ? serving * withinMs : gone * (serving / givingUp + 1 + ahead)) / (ahead + 1);
  const inTime: number[] = [];
  let logTerm = -(serving + givingUp) * withinMs;
  let late = 0;
  return (count) => {
    if (count < agents) return 1;
    for (let ahead = inTime.length; ahead <= count - agents; ahead++) {
      late += Math.exp(logTerm);
      logTerm += Math.log(ratio(ahead));
      inTime.push((Math.max(0, 1 - late) * serving) / (serving + (ahead + 1) * givingUp));
    }
    return inTime[count - agents] as number;
  };
}
