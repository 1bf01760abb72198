/** A campaign whose agents do nothing else. Ring and talk times are exponential. */
export interface Campaign {
  readonly agents: number;
  /** How many of those who are rung answer, 0 … 1. */
  readonly answerShare: number;
  readonly meanRingMs: number;
  readonly meanTalkMs: number;
}

export interface DiallerLimits {
  /** Of those who answer, so many may find no agent, 0 … 1. */
  readonly abandonedShare: number;
  /** The most calls that ring at once. */
  readonly lines: number;
}

/** The gain of a policy is found to this. */
const EXACT = 1e-7;
const MOST_SWEEPS = 200_000;
/** Prices of an abandoned call beyond this are those of none at all. */
const MOST_PRICE = 1e4;

/**
 * The largest share of their time that agents can talk, by whatever rule the lines are rung: the optimum of a constrained Markov decision
 * process (Altman, Constrained Markov Decision Processes, 1999). The state is how many agents talk and how many calls ring; after each
 * event more may be rung, none taken back. The limit on abandoned calls becomes a price on them: for each price the best
 * rule is a plain dynamic programme, and the lowest of their values, over all prices, is the optimum (strong duality).
 */
export function diallerOptimum(campaign: Campaign, limits: DiallerLimits): number {
  const value = (price: number) => gainAt(campaign, limits, price);
  let [low, high] = [0, 1];
  while (high < MOST_PRICE && value(high * 2) < value(high)) high *= 2;
  high *= 2;
  // The value is convex in the price.
  while (high - low > 1e-4 * Math.max(1, high)) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3];
    if (value(left) <= value(right)) high = right;
    else low = left;
  }
  return value((low + high) / 2);
}

/** With no abandoned call at all, a call rings for a free agent only, who waits for the one that answers. */
export function optimumWithoutAbandoned({ answerShare, meanRingMs, meanTalkMs }: Campaign): number {
  return meanTalkMs / (meanTalkMs + meanRingMs / answerShare);
}

/** Share of time talked less the price of what is abandoned beyond the limit, under the best rule (relative value iteration). */
function gainAt(campaign: Campaign, { abandonedShare, lines }: DiallerLimits, price: number): number {
  const { agents, answerShare, meanRingMs, meanTalkMs } = campaign;
  const [hangUp, ringOut] = [1 / meanTalkMs, 1 / meanRingMs];
  const fastest = agents * hangUp + lines * ringOut;
  const width = lines + 1;
  let values = new Float64Array((agents + 1) * width);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep += 1) {
    const best = afterChoice(values, agents, lines);
    const next = new Float64Array(values.length);
    let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let talking = 0; talking <= agents; talking += 1) {
      for (let ringing = 0; ringing <= lines; ringing += 1) {
        const at = talking * width + ringing;
        const [ends, stops] = [talking * hangUp, ringing * ringOut];
        const answers = stops * answerShare;
        const full = talking === agents;
        // Per answered call, in units of one mean conversation of one agent.
        const cost = price * meanTalkMs * answers * ((full ? 1 : 0) - abandonedShare);
        let sum = (talking - cost) / agents / fastest;
        if (talking > 0) sum += (ends / fastest) * (best[at - width] as number);
        if (ringing > 0) {
          sum += ((stops - answers) / fastest) * (best[at - 1] as number);
          sum += (answers / fastest) * (best[full ? at - 1 : at + width - 1] as number);
        }
        sum += (1 - (ends + stops) / fastest) * (best[at] as number);
        next[at] = sum;
        const gain = (sum - (values[at] as number)) * fastest;
        least = Math.min(least, gain);
        most = Math.max(most, gain);
      }
    }
    if (most - least < EXACT) return (most + least) / 2;
    const base = next[0] as number;
    values = next.map((value) => value - base);
  }
  throw new Error("the dialler's optimum was not found");
}

/** For each state the value of the best state that more ringing leads to. */
function afterChoice(values: Float64Array, agents: number, lines: number): Float64Array {
  const best = values.slice();
  for (let talking = 0; talking <= agents; talking += 1) {
    const row = talking * (lines + 1);
    for (let ringing = lines - 1; ringing >= 0; ringing -= 1) {
      const at = row + ringing;
      best[at] = Math.max(best[at] as number, best[at + 1] as number);
    }
  }
  return best;
}
