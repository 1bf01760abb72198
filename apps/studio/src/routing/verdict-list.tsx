"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { useObstacleText } from "./use-obstacle-text.ts";

type Verdict = NonNullable<Outputs["queue"]["whyNot"]["now"]>[number];

export interface VerdictListProps {
  readonly verdicts: readonly Verdict[];
  /** Who was offered the contact. */
  readonly chosen?: string | undefined;
}

/** Agent by agent: what was in the way, and what would have to change. */
export function VerdictList({ verdicts, chosen }: VerdictListProps) {
  const t = useTranslations("routing.why");
  const names = new Map(verdicts.map(({ agent, name }) => [agent as string, name]));
  const text = useObstacleText(names);
  return (
    <ul className="flex flex-col divide-y">
      {verdicts.map(({ agent, name, obstacles, ahead = 0, nextWithPriority }) => (
        <li key={agent} className="flex flex-col gap-1 py-2">
          <span className="flex items-center gap-2 font-medium text-sm">
            {name}
            {agent === chosen ? <Badge tone="good">{t("chosen")}</Badge> : null}
            {agent !== chosen && obstacles.length === 0 ? <Badge tone="accent">{t("free")}</Badge> : null}
          </span>
          {obstacles.length > 0 ? (
            <ul className="flex flex-col gap-0.5">
              {obstacles.map((obstacle) => (
                <li key={text.why(obstacle)} className="text-sm">
                  {text.why(obstacle)} <span className="text-ink-soft">{text.unless(obstacle)}</span>
                </li>
              ))}
            </ul>
          ) : null}
          {ahead > 0 ? (
            <p className="text-ink-soft text-sm">
              {t("ahead", { count: ahead })}{" "}
              {nextWithPriority === undefined ? null : t("nextWithPriority", { priority: nextWithPriority })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
