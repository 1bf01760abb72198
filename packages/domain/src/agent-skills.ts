import type { UserId } from "@patchbay/base/ids";
import type { SkillLevel } from "./queue.ts";

const ONESELF = "agent:";

/** What somebody for one agent alone asks for: a skill that nobody else has. */
export function onlyAgent(agent: UserId): SkillLevel {
  return { skill: `${ONESELF}${agent}`, level: 1 };
}

/** Whom alone a skill is asked of; undefined for any other skill. */
export function agentAskedFor(skill: string): UserId | undefined {
  return skill.startsWith(ONESELF) ? (skill.slice(ONESELF.length) as UserId) : undefined;
}

/** The skills that routing sees: those given by admins, and being oneself. */
export function skillsOf(agent: {
  readonly id: UserId;
  readonly skills: readonly SkillLevel[];
}): readonly SkillLevel[] {
  return [...agent.skills, onlyAgent(agent.id)];
}

export function meets(
  agent: { readonly id: UserId; readonly skills: readonly SkillLevel[] },
  needed: readonly SkillLevel[],
): boolean {
  const has = skillsOf(agent);
  return needed.every((need) => has.some(({ skill, level }) => skill === need.skill && level >= need.level));
}
