import type { SkillLevel } from "@patchbay/domain/queue";

/** Words between commas. */
export function listed(text: string): readonly string[] {
  return text
    .split(/[,，]/)
    .map((word) => word.trim())
    .filter((word) => word !== "");
}

/** Skills with a level behind each: `zh 5, vip 1`. */
export function skillsListed(text: string): readonly SkillLevel[] {
  return listed(text).map((word) => {
    const [, skill = word, level = "1"] = /^(.*\S)\s+(\d+)$/.exec(word) ?? [];
    return { skill, level: Math.min(10, Math.max(1, Number(level))) };
  });
}
