"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";

export type Review = Outputs["quality"]["reviews"][number];

/** The score, and how the review stands. */
export function ReviewBadges({ review: { score, failed, status } }: { readonly review: Review }) {
  const t = useTranslations("quality");
  const format = useFormatter();
  return (
    <span className="flex flex-wrap gap-1">
      <Badge tone={failed ? "bad" : "good"}>
        {failed ? t("failed") : score === null ? "–" : format.number(score, { style: "percent" })}
      </Badge>
      <Badge tone={status === "appealed" ? "lamp" : "neutral"}>{t(`statuses.${status}`)}</Badge>
    </span>
  );
}
