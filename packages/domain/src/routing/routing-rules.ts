import type { QueueId } from "@patchbay/base/ids";
import type { Millis } from "@patchbay/base/time";
import type { RoutingCase } from "./routing-table.ts";

/** Which of several suited and free agents gets a contact. A tie goes to the longest idle. */
export const STRATEGIES = [
  "longest-idle",
  /** Fewest contacts at hand, then fewest served. */
  "least-busy",
  "most-skilled",
  /** The least skilled of those who suffice: experts stay free for the hard cases. */
  "closest-fit",
  "round-robin",
] as const;
export type Strategy = (typeof STRATEGIES)[number];

/** One ring of the bullseye: from `afterMs` of waiting on, more agents will do. Rings add up. */
export interface Ring {
  readonly afterMs: Millis;
  /** So many levels fewer suffice of every skill (a skill asked for needs at least level 1). */
  readonly levelsFewer: number;
  /** Skills that are asked for no more. */
  readonly without: readonly string[];
  /** Overflow: the agents of these queues take it too. */
  readonly also: readonly QueueId[];
  /** Agents outside the queue's teams take it too. */
  readonly anyTeam: boolean;
}

/** How a queue gives its contacts to agents. */
export interface RoutingRules {
  readonly strategy: Strategy;
  /**
   * How much waiting outweighs one step of priority: after that long a contact goes before fresh ones of the next higher
   * priority. 0 = priority is strict and waiting never outweighs it.
   */
  readonly ageingMs: Millis;
  readonly rings: readonly Ring[];
  /** Only agents of these teams, until a ring opens to any; empty = everybody who serves the queue. */
  readonly teams: readonly string[];
  /** How long a contact is kept for the agent who served the customer last, while that agent is signed in. */
  readonly stickyMs: Millis;
  /** So many agents of the queue stay free: only contacts more urgent than `reserveFrom` take the last ones. */
  readonly reserve: number;
  /** From this priority (1 first … 9 last) downwards the reserve is respected. */
  readonly reserveFrom: number;
  /** The decision table: what is asked for a contact when it enters. Absent: what the flow asks for. */
  readonly cases?: readonly RoutingCase[];
}

export const PLAIN_RULES: RoutingRules = {
  strategy: "longest-idle",
  ageingMs: 0,
  rings: [],
  teams: [],
  stickyMs: 0,
  reserve: 0,
  reserveFrom: 1,
};
