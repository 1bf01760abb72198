import type { UserId } from "@patchbay/base/ids";
import type { SkillLevel } from "./queue.ts";

/** What somebody for one agent alone asks for: a skill that nobody else has. */
export function onlyAgent(agent: UserId): SkillLevel {
  return { skill: `agent:${agent}`, level: 1 };
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
