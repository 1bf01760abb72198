import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";

type Obstacle = NonNullable<Outputs["queue"]["whyNot"]["now"]>[number]["obstacles"][number];

/** Sentences for what is in the way of an agent, and for what would have to change. */
export function useObstacleText(names: ReadonlyMap<string, string>) {
  const t = useTranslations("routing.why");
  const format = useFormatter();
  const why = (obstacle: Obstacle): string => {
    switch (obstacle.why) {
      case "other-team":
        return t("obstacles.other-team", { teams: obstacle.teams.join(", ") });
      case "missing-skill": {
        const { skill, has, needed } = obstacle;
        return t("obstacles.missing-skill", { skill, has, needed });
      }
      case "kept-for":
        return t("obstacles.kept-for", { name: names.get(obstacle.agent) ?? obstacle.agent });
      case "reserve":
        return t("obstacles.reserve", { free: obstacle.free, reserve: obstacle.reserve });
      default:
        return t(`obstacles.${obstacle.why}`);
    }
  };
  const unless = ({ unless: change, until }: Obstacle): string => {
    if (until !== undefined) return t("until", { time: format.dateTime(until, { timeStyle: "medium" }) });
    switch (change.change) {
      case "join-team":
        return t("changes.join-team", { team: change.team });
      case "raise-skill":
        return t("changes.raise-skill", { skill: change.skill, to: change.to });
      case "free-more":
        return t("changes.free-more", { agents: change.agents });
      default:
        return t(`changes.${change.change}`);
    }
  };
  return { why, unless };
}
