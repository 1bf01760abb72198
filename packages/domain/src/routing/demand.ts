import type { QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import type { SkillLevel } from "../queue.ts";
import type { Contact } from "./contact.ts";
import type { Ring, RoutingRules } from "./routing-rules.ts";

/** Whom a contact asks for at one instant, and when that changes by itself. */
export interface Demand {
  readonly queues: readonly QueueId[];
  readonly skills: readonly SkillLevel[];
  /** Undefined: any. */
  readonly teams: readonly string[] | undefined;
  readonly notTo: readonly UserId[];
  readonly only: UserId | undefined;
  /** Free agents of the queue that it leaves alone. */
  readonly reserve: number;
  readonly changesAt: Instant | undefined;
}

/** `couldTake`: signed in and suited, free or not. A contact is not kept for an agent who went home or serves it no more. */
export function demandAt(
  contact: Contact,
  rules: RoutingRules,
  now: Instant,
  couldTake: (agent: UserId) => boolean,
): Demand {
  const waited = now - contact.enteredAt;
  const notTo = (contact.notTo ?? []).filter(({ until }) => until > now);
  const { lastAgent } = contact;
  const keptUntil = contact.enteredAt + rules.stickyMs;
  // Clocks of two machines differ: a contact may have entered a little after now.
  const keeps = rules.stickyMs > 0 && keptUntil > now;
  const kept = keeps && lastAgent !== undefined && !missed(notTo, lastAgent) && couldTake(lastAgent);
  const later = [
    ...rules.rings.map(({ afterMs }) => contact.enteredAt + afterMs),
    ...notTo.map(({ until }) => until),
    ...(kept ? [keptUntil] : []),
  ].filter((at) => at > now);
  return {
    ...widened(contact, rules, waited),
    notTo: notTo.map(({ agent }) => agent),
    only: kept ? lastAgent : undefined,
    reserve: contact.priority >= rules.reserveFrom ? rules.reserve : 0,
    changesAt: later.length === 0 ? undefined : Math.min(...later),
  };
}

function missed(notTo: Contact["notTo"], agent: UserId): boolean {
  return notTo?.some((no) => no.agent === agent) ?? false;
}

function widened(contact: Contact, rules: RoutingRules, waited: number): Pick<Demand, "queues" | "skills" | "teams"> {
  const open = rules.rings.filter(({ afterMs }) => afterMs <= waited);
  return {
    queues: open.length === 0 ? [contact.queue] : [...new Set([contact.queue, ...open.flatMap(({ also }) => also)])],
    skills: open.length === 0 ? contact.skills : contact.skills.flatMap((need) => eased(need, open)),
    teams: rules.teams.length === 0 || open.some(({ anyTeam }) => anyTeam) ? undefined : rules.teams,
  };
}

function eased(need: SkillLevel, open: readonly Ring[]): readonly SkillLevel[] {
  if (open.some(({ without }) => without.includes(need.skill))) return [];
  const fewer = open.reduce((sum, { levelsFewer }) => sum + levelsFewer, 0);
  return [{ skill: need.skill, level: Math.max(1, need.level - fewer) }];
}
