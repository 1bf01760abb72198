"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useFormatter, useTranslations } from "next-intl";
import type { TrunkRow } from "./use-trunks.ts";

/** Whether the carrier answers, whether it knows where we are, and since when. */
export function TrunkHealth({ row: { trunk, health, down, registered } }: { readonly row: TrunkRow }) {
  const t = useTranslations("trunks.health");
  const format = useFormatter();
  if (!trunk.enabled) return <Badge>{t("off")}</Badge>;
  const time = (at: number) => format.dateTime(at, { timeStyle: "short", dateStyle: "short" });
  const facts = [
    health.reachable === false && health.since !== undefined ? t("silentSince", { time: time(health.since) }) : "",
    health.reachable === false && health.status ? t("status", { status: health.status }) : "",
    health.reachable && health.answeredInMs !== undefined
      ? t("answersIn", { ms: Math.round(health.answeredInMs) })
      : "",
    !registered && health.refused ? t("refused", { why: health.refused }) : "",
  ].filter((fact) => fact !== "");
  return (
    <span className="flex flex-col items-start gap-0.5">
      <span className="flex flex-wrap gap-1">
        <Badge tone={down ? "bad" : health.reachable ? "good" : "neutral"}>
          {t(health.reachable === undefined ? (trunk.probed ? "asking" : "notAsked") : down ? "down" : "up")}
        </Badge>
        {trunk.registers ? (
          <Badge tone={registered ? "good" : "bad"}>{t(registered ? "registered" : "unregistered")}</Badge>
        ) : null}
      </span>
      {facts.length > 0 ? <span className="text-ink-soft text-xs">{facts.join(" · ")}</span> : null}
    </span>
  );
}
