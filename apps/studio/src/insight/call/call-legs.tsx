"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useTranslations } from "next-intl";
import { clockText } from "../../workspace/status/time-text.ts";
import type { CallDetail } from "./call-facts.tsx";

export interface CallLegsProps {
  readonly legs: CallDetail["legs"];
  readonly startedAt: number;
}

/** Who was on the line, from when to when. */
export function CallLegs({ legs, startedAt }: CallLegsProps) {
  const t = useTranslations("insight.call");
  return (
    <Panel title={t("legs")}>
      {legs.length === 0 ? <p className="text-ink-faint">{t("noLegs")}</p> : null}
      <ul className="flex flex-col gap-2 text-sm">
        {legs.map((leg) => (
          <li key={leg.id} className="flex items-baseline gap-2">
            <Badge tone={leg.role === "customer" ? "accent" : "neutral"}>{t(`roles.${leg.role}`)}</Badge>
            <span className="min-w-0 flex-1 truncate" title={leg.party}>
              {leg.name ?? leg.party}
            </span>
            <span className="tabular text-ink-faint text-xs">
              {leg.codec ? `${leg.codec} · ` : ""}
              {clockText(leg.startedAt - startedAt)}–
              {leg.endedAt === undefined ? t("now") : clockText(leg.endedAt - startedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
