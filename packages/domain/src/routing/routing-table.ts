import type { SkillLevel } from "../queue.ts";

/** One row of a queue's decision table: whom it is about, and what is asked for them. */
export interface RoutingCase {
  /** Each list that is not empty must hold something that fits the contact. */
  readonly tiers: readonly string[];
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  /** Beginnings of the caller's number: `+4930` is Berlin. */
  readonly callers: readonly string[];
  /** Numbers that were dialled: one for each kind of business. */
  readonly numbers: readonly string[];
  /** 1 (first) … 9 (last); absent: stays as it is. */
  readonly priority?: number;
  /** Asked for beside those that are asked for already. */
  readonly skills: readonly SkillLevel[];
}

/** What is known of a contact when it enters the queue. */
export interface ContactFacts {
  readonly tier?: string;
  readonly language?: string;
  readonly tags: readonly string[];
  readonly from: string;
  readonly to: string;
}

export interface Asked {
  readonly priority: number;
  readonly skills: readonly SkillLevel[];
}

/** What is asked for a contact by the first row that fits it; each skill once, at the higher level. */
export function askedBy(cases: readonly RoutingCase[], facts: ContactFacts, asked: Asked): Asked {
  const row = cases.find((each) => fits(each, facts));
  if (!row) return asked;
  const levels = new Map(asked.skills.map(({ skill, level }) => [skill, level]));
  for (const { skill, level } of row.skills) levels.set(skill, Math.max(level, levels.get(skill) ?? 0));
  return {
    priority: row.priority ?? asked.priority,
    skills: [...levels].map(([skill, level]) => ({ skill, level })),
  };
}

function fits(row: RoutingCase, { tier, language, tags, from, to }: ContactFacts): boolean {
  return (
    isOneOf(row.tiers, tier) &&
    isOneOf(row.languages, language) &&
    isOneOf(row.numbers, to) &&
    (row.tags.length === 0 || row.tags.some((tag) => tags.includes(tag))) &&
    (row.callers.length === 0 || row.callers.some((prefix) => from.startsWith(prefix)))
  );
}

function isOneOf(wanted: readonly string[], value: string | undefined): boolean {
  return wanted.length === 0 || (value !== undefined && wanted.includes(value));
}
