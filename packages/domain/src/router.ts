import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { SkillLevel } from "./queue.ts";

/** What the router sees of a waiting contact. */
export interface Waiting {
  readonly entry: QueueEntryId;
  readonly queue: QueueId;
  readonly skills: readonly SkillLevel[];
  readonly priority: number;
  readonly enteredAt: Instant;
  /** Agents that must not get it again just now: they missed or declined it. */
  readonly notTo: readonly UserId[];
}

/** What the router sees of an agent that could take a contact. */
export interface Candidate {
  readonly agent: UserId;
  readonly queues: readonly QueueId[];
  readonly skills: readonly SkillLevel[];
  /** Since when ready; undefined while not ready. */
  readonly readySince?: Instant;
  /** Browser phone registered and microphone checked. */
  readonly reachable: boolean;
}

export interface Assignment {
  readonly entry: QueueEntryId;
  readonly agent: UserId;
}

export type WhyNot =
  | { readonly why: "not-ready" }
  | { readonly why: "unreachable" }
  | { readonly why: "other-queue" }
  | { readonly why: "missing-skill"; readonly skill: string; readonly needed: number; readonly has: number }
  | { readonly why: "missed-it-before" }
  /** Suited, but this contact went first. */
  | { readonly why: "taken-by"; readonly entry: QueueEntryId };

export interface Routing {
  readonly assignments: readonly Assignment[];
  /** For every contact left waiting and every agent of its queue: the reason why not. */
  readonly reasons: ReadonlyMap<QueueEntryId, ReadonlyMap<UserId, WhyNot>>;
}

/**
 * Who gets which contact now. First by priority, then first come first served; of the suited agents the longest ready.
 * Pure: the same function runs on calls and in the simulator.
 */
export function route(waiting: readonly Waiting[], agents: readonly Candidate[]): Routing {
  const taken = new Map<UserId, QueueEntryId>();
  const assignments: Assignment[] = [];
  const reasons = new Map<QueueEntryId, ReadonlyMap<UserId, WhyNot>>();
  const byIdle = agents.toSorted(
    (a, b) => (a.readySince ?? Infinity) - (b.readySince ?? Infinity) || compare(a.agent, b.agent),
  );
  for (const contact of waiting.toSorted(byTurn)) {
    const whyNot = new Map<UserId, WhyNot>();
    let chosen: Candidate | undefined;
    for (const agent of byIdle) {
      const why = unsuited(contact, agent, taken);
      if (!why) {
        chosen = agent;
        break;
      }
      if (why.why !== "other-queue") whyNot.set(agent.agent, why);
    }
    if (chosen) {
      taken.set(chosen.agent, contact.entry);
      assignments.push({ entry: contact.entry, agent: chosen.agent });
    } else {
      reasons.set(contact.entry, whyNot);
    }
  }
  return { assignments, reasons };
}

function byTurn(a: Waiting, b: Waiting): number {
  return a.priority - b.priority || a.enteredAt - b.enteredAt || compare(a.entry, b.entry);
}

function unsuited(contact: Waiting, agent: Candidate, taken: ReadonlyMap<UserId, QueueEntryId>): WhyNot | undefined {
  if (!agent.queues.includes(contact.queue)) return { why: "other-queue" };
  for (const need of contact.skills) {
    const has = agent.skills.find((skill) => skill.skill === need.skill)?.level ?? 0;
    if (has < need.level) return { why: "missing-skill", skill: need.skill, needed: need.level, has };
  }
  if (agent.readySince === undefined) return { why: "not-ready" };
  if (!agent.reachable) return { why: "unreachable" };
  if (contact.notTo.includes(agent.agent)) return { why: "missed-it-before" };
  const first = taken.get(agent.agent);
  return first ? { why: "taken-by", entry: first } : undefined;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
