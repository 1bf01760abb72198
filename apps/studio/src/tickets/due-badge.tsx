"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Timer, TimerOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useNow } from "../workspace/desk/use-now.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface DueBadgeProps {
  readonly dueAt: number | undefined;
  readonly breached: boolean;
}

/** How long until the earliest promise runs out on the clock on the wall, or that one was broken. */
export function DueBadge({ dueAt, breached }: DueBadgeProps) {
  const t = useTranslations("tickets.sla");
  const now = useNow();
  if (breached) {
    return (
      <Badge tone="bad" icon={<TimerOff />}>
        {t("late")}
      </Badge>
    );
  }
  if (dueAt === undefined) return null;
  const left = Math.max(0, dueAt - now);
  return (
    <Badge tone={left < HOUR ? "lamp" : "neutral"} icon={<Timer />}>
      {left >= DAY
        ? t("days", { days: Math.floor(left / DAY), hours: Math.floor((left % DAY) / HOUR) })
        : t("hours", { hours: Math.floor(left / HOUR), minutes: Math.floor((left % HOUR) / MINUTE) })}
    </Badge>
  );
}
