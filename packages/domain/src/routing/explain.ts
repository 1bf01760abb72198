import type { QueueEntryId, QueueId, UserId } from "@patchbay/base/ids";
import type { Instant } from "@patchbay/base/time";
import { agentAskedFor } from "../agent-skills.ts";
import type { Candidate } from "./candidate.ts";
import { type Channel, noRoomFor, USUAL_CAPACITY } from "./capacity.ts";
import { type Contact, turnOf } from "./contact.ts";
import { type Demand, demandAt } from "./demand.ts";
import { PLAIN_RULES, type RoutingRules } from "./routing-rules.ts";

/** What is in the way of one agent getting one contact. */
export type WhyNot =
  | { readonly why: "other-queue"; readonly queues: readonly QueueId[] }
  | { readonly why: "other-team"; readonly teams: readonly string[] }
  | { readonly why: "missing-skill"; readonly skill: string; readonly needed: number; readonly has: number }
  | { readonly why: "other-direction"; readonly direction: "in" | "out" }
  | { readonly why: "kept-for"; readonly agent: UserId }
  | { readonly why: "missed-it-before" }
  | { readonly why: "not-ready" }
  | { readonly why: "unreachable" }
  | { readonly why: "no-room"; readonly channel: Channel; readonly busyWith: Channel }
  | { readonly why: "reserve"; readonly free: number; readonly reserve: number };

/** The counterfactual: what would have to be otherwise for the reason to fall away. */
export type Change =
  | { readonly change: "serve-queue"; readonly queue: QueueId }
  | { readonly change: "join-team"; readonly team: string }
  | { readonly change: "raise-skill"; readonly skill: string; readonly to: number }
  | { readonly change: "work-blended" }
  | { readonly change: "ask-for-anyone" }
  | { readonly change: "wait" }
  | { readonly change: "get-ready" }
  | { readonly change: "reconnect" }
  | { readonly change: "finish"; readonly channel: Channel }
  | { readonly change: "free-more"; readonly agents: number };

export type Obstacle = WhyNot & {
  readonly unless: Change;
  /** When it falls away without anybody doing anything: a ring widens, a time is over. */
  readonly until?: Instant;
};

export interface Explanation {
  readonly entry: QueueEntryId;
  readonly agent: UserId;
  /** Empty: the agent may have it now. */
  readonly obstacles: readonly Obstacle[];
  /** Waiting contacts that this agent would get before; absent when the agent will not do for this one. */
  readonly ahead?: number;
  /** With this priority it would be the agent's very next; absent: it is, or no priority would do. */
  readonly nextWithPriority?: number;
}

/** All that the router knew at one instant. */
export interface Picture {
  readonly contacts: readonly Contact[];
  readonly candidates: readonly Candidate[];
  readonly rules: ReadonlyMap<QueueId, RoutingRules>;
  readonly now: Instant;
}

/**
 * "Why not this agent?", the whole answer: every obstacle, not the first one met, with what would have to change, and who goes
 * before. It follows the rules' words, not the router's indexes, so that each proves the other (see the tests).
 */
export function explain(contact: Contact, candidate: Candidate, picture: Picture): Explanation {
  const never = lasting(contact, candidate, picture);
  return {
    entry: contact.entry,
    agent: candidate.agent,
    obstacles: [...never, ...ofTheMoment(contact, candidate, picture)],
    ...(never.length === 0 ? placeBefore(contact, candidate, picture) : {}),
  };
}

function placeBefore(
  contact: Contact,
  candidate: Candidate,
  picture: Picture,
): Pick<Explanation, "ahead" | "nextWithPriority"> {
  const rivals = picture.contacts.filter(
    (other) =>
      goesBefore(other, contact, picture) &&
      inTheWay(other, candidate, demandOf(other, picture, picture.now)).length === 0,
  );
  if (rivals.length === 0) return { ahead: 0 };
  const first = Math.min(...rivals.map((other) => turnOf(other, rulesOf(other, picture))));
  const better = Array.from({ length: contact.priority - 1 }, (_, index) => contact.priority - 1 - index);
  const nextWithPriority = better.find(
    (priority) => turnOf({ ...contact, priority }, rulesOf(contact, picture)) < first,
  );
  return { ahead: rivals.length, ...(nextWithPriority === undefined ? {} : { nextWithPriority }) };
}

/** What the contact asks for and the agent is not, each with the instant at which the contact asks for it no more. */
function lasting(contact: Contact, candidate: Candidate, picture: Picture): readonly Obstacle[] {
  const now = inTheWay(contact, candidate, demandOf(contact, picture, picture.now));
  if (now.length === 0) return now;
  const open = new Map(now.map((obstacle) => [nameOf(obstacle), obstacle]));
  const until = new Map<string, Instant>();
  for (let at = demandOf(contact, picture, picture.now).changesAt; at !== undefined; ) {
    const demand = demandOf(contact, picture, at);
    const left = new Set(inTheWay(contact, candidate, demand).map(nameOf));
    for (const name of open.keys()) if (!left.has(name) && !until.has(name)) until.set(name, at);
    at = demand.changesAt;
  }
  return now.map((obstacle) => {
    const at = until.get(nameOf(obstacle));
    return at === undefined ? obstacle : { ...obstacle, until: at };
  });
}

/** Two obstacles of one name are the same one at two instants. */
function nameOf(obstacle: Obstacle): string {
  if (obstacle.why === "missing-skill") return `${obstacle.why} ${obstacle.skill}`;
  return obstacle.why === "kept-for" ? `${obstacle.why} ${obstacle.unless.change}` : obstacle.why;
}

function inTheWay(contact: Contact, candidate: Candidate, demand: Demand): readonly Obstacle[] {
  const { agent, queues, team, mode = "blended" } = candidate;
  const { direction = "in" } = contact;
  const found: Obstacle[] = [];
  if (!demand.queues.some((queue) => queues.includes(queue))) {
    const unless = { change: "serve-queue", queue: contact.queue } as const;
    found.push({ why: "other-queue", queues: demand.queues, unless });
  }
  const { teams } = demand;
  if (teams && !(team && teams.includes(team))) {
    found.push({ why: "other-team", teams, unless: { change: "join-team", team: teams[0] as string } });
  }
  for (const { skill, level: needed } of demand.skills) {
    const has = candidate.skills.find((each) => each.skill === skill)?.level ?? 0;
    if (has >= needed) continue;
    const only = agentAskedFor(skill);
    if (only !== undefined) {
      found.push({ why: "kept-for", agent: only, unless: { change: "ask-for-anyone" } });
      continue;
    }
    found.push({ why: "missing-skill", skill, needed, has, unless: { change: "raise-skill", skill, to: needed } });
  }
  if (mode !== "blended" && (mode === "inbound") !== (direction === "in")) {
    found.push({ why: "other-direction", direction, unless: { change: "work-blended" } });
  }
  if (demand.only !== undefined && demand.only !== agent) {
    found.push({ why: "kept-for", agent: demand.only, unless: { change: "wait" } });
  }
  if (demand.notTo.includes(agent)) found.push({ why: "missed-it-before", unless: { change: "wait" } });
  return found;
}

function ofTheMoment(contact: Contact, candidate: Candidate, picture: Picture): readonly Obstacle[] {
  const { channel = "voice" } = contact;
  const { load = {}, capacity = USUAL_CAPACITY } = candidate;
  const found: Obstacle[] = [];
  if (candidate.readySince === undefined) found.push({ why: "not-ready", unless: { change: "get-ready" } });
  if (!candidate.reachable) found.push({ why: "unreachable", unless: { change: "reconnect" } });
  const full = noRoomFor(channel, load, capacity);
  if (full) {
    const busyWith = "full" in full ? full.full : full.busyWith;
    found.push({ why: "no-room", channel, busyWith, unless: { change: "finish", channel: busyWith } });
  }
  const { reserve } = demandOf(contact, picture, picture.now);
  if (reserve > 0 && candidate.queues.includes(contact.queue)) {
    const free = picture.candidates.filter((each) => each.queues.includes(contact.queue) && isFree(each)).length;
    const agents = reserve + 1 - free;
    if (agents > 0) found.push({ why: "reserve", free, reserve, unless: { change: "free-more", agents } });
  }
  return found;
}

function isFree({ readySince, reachable, load = {}, capacity = USUAL_CAPACITY }: Candidate): boolean {
  const channels = Object.keys(capacity.most) as Channel[];
  return readySince !== undefined && reachable && channels.some((channel) => !noRoomFor(channel, load, capacity));
}

function demandOf(contact: Contact, picture: Picture, at: Instant): Demand {
  const couldTake = (agent: UserId) => {
    const one = picture.candidates.find((each) => each.agent === agent);
    return (
      one?.queues.includes(contact.queue) === true &&
      contact.skills.every((need) => one.skills.some((has) => has.skill === need.skill && has.level >= need.level))
    );
  };
  return demandAt(contact, rulesOf(contact, picture), at, couldTake);
}

function goesBefore(a: Contact, b: Contact, picture: Picture): boolean {
  const first = turnOf(a, rulesOf(a, picture)) - turnOf(b, rulesOf(b, picture));
  return first < 0 || (first === 0 && a.entry < b.entry);
}

function rulesOf({ queue }: Contact, { rules }: Picture): RoutingRules {
  return rules.get(queue) ?? PLAIN_RULES;
}
