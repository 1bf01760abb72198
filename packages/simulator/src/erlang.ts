import type { Millis } from "@patchbay/base/time";
import { answeredWithin, type PlainLine, sharesOf } from "./drift.ts";

/** One kind of contact and one pool of agents: M/M/n without (Erlang C) or with (Erlang A, M/M/n+M) impatience. */
export interface Pool {
  readonly agents: number;
  readonly perHour: number;
  readonly meanHandleMs: Millis;
}

export interface Waits {
  /** Share of contacts that wait at all. */
  readonly waitedShare: number;
  /** Of all contacts, also those that do not wait and those that give up. */
  readonly meanWaitMs: Millis;
  readonly abandonedShare: number;
  readonly occupancy: number;
}

const HOUR_MS = 3_600_000;

/** Load in erlangs. */
export const loadOf = ({ perHour, meanHandleMs }: Pool): number => (perHour / HOUR_MS) * meanHandleMs;

/** Erlang's loss formula by its stable recursion (Erlang 1917): B(0) = 1, B(k) = a·B(k−1) ∕ (k + a·B(k−1)). */
export function erlangB(agents: number, load: number): number {
  let blocked = 1;
  for (let busy = 1; busy <= agents; busy++) blocked = (load * blocked) / (busy + load * blocked);
  return blocked;
}

/** Nobody gives up. With a load of at least as many erlangs as agents the queue grows without end: every wait is infinite. */
export function erlangC(pool: Pool): Waits {
  const { agents, meanHandleMs } = pool;
  const load = loadOf(pool);
  if (load >= agents) {
    return { waitedShare: 1, meanWaitMs: Number.POSITIVE_INFINITY, abandonedShare: 0, occupancy: 1 };
  }
  const blocked = erlangB(agents, load);
  const waitedShare = (agents * blocked) / (agents - load * (1 - blocked));
  return {
    waitedShare,
    meanWaitMs: (waitedShare * meanHandleMs) / (agents - load),
    abandonedShare: 0,
    occupancy: load / agents,
  };
}

/** Share answered within a time, without impatience: 1 − C·e^(−(n−a)·t∕h). */
export function erlangCLevel(pool: Pool, withinMs: Millis): number {
  const { waitedShare } = erlangC(pool);
  return 1 - waitedShare * Math.exp((-(pool.agents - loadOf(pool)) * withinMs) / pool.meanHandleMs);
}

/**
 * Each contact gives up after an exponentially spread time (Palm 1946; Garnett, Mandelbaum, Reiman 2002). The number of contacts is a
 * birth-death process: its states' weights are summed, relative to "all agents busy", until they no longer count.
 */
export function erlangA(pool: Pool, meanPatienceMs: Millis): Waits {
  const { agents, meanHandleMs } = pool;
  const load = loadOf(pool);
  const impatience = meanHandleMs / meanPatienceMs;
  let weight = 1;
  let fewer = 0;
  let busyWeight = 0;
  for (let busy = agents; busy > 0; busy--) {
    weight *= busy / load;
    fewer += weight;
    busyWeight += weight * (busy - 1);
  }
  weight = 1;
  let all = 1;
  let queued = 0;
  for (let waiting = 1; weight > all * 1e-18; waiting++) {
    weight *= load / (agents + waiting * impatience);
    all += weight;
    queued += weight * waiting;
  }
  const total = fewer + all;
  const abandonedShare = ((queued / total) * impatience) / load;
  return {
    waitedShare: all / total,
    meanWaitMs: ((queued / total) * meanHandleMs) / load,
    abandonedShare,
    occupancy: (busyWeight + all * agents) / total / agents,
  };
}

/** Share answered within a time, with impatience; whoever gives up is not. */
export function erlangALevel(pool: Pool, meanPatienceMs: Millis, withinMs: Millis): number {
  const line = lineOf(pool, meanPatienceMs);
  const inTime = answeredWithin(line, withinMs);
  const shares = sharesOf(line) ?? new Float64Array();
  return shares.reduce((sum, share, count) => sum + share * inTime(count), 0);
}

/** The fewest agents with which at least this share is answered in time. Without a patience nobody gives up. */
export function agentsFor(
  demand: Omit<Pool, "agents">,
  goal: { readonly share: number; readonly withinMs: Millis },
  meanPatienceMs?: Millis,
): number {
  const reached = (agents: number) =>
    (meanPatienceMs === undefined
      ? erlangCLevel({ ...demand, agents }, goal.withinMs)
      : erlangALevel({ ...demand, agents }, meanPatienceMs, goal.withinMs)) >= goal.share;
  let agents = meanPatienceMs === undefined ? Math.floor(loadOf({ ...demand, agents: 0 })) + 1 : 1;
  while (!reached(agents)) agents += 1;
  return agents;
}

function lineOf({ agents, perHour, meanHandleMs }: Pool, meanPatienceMs: Millis): PlainLine {
  return { agents, arrivals: perHour / HOUR_MS, handling: 1 / meanHandleMs, givingUp: 1 / meanPatienceMs };
}
