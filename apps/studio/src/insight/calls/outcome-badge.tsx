"use client";
import { Badge, type Tone } from "@patchbay/ui/badge.tsx";
import { StatusDot } from "@patchbay/ui/status-dot.tsx";
import { useTranslations } from "next-intl";
import { OUTCOMES } from "./call-filters.ts";
import type { CallRow } from "./call-table.tsx";

const TONE: Readonly<Record<(typeof OUTCOMES)[number], Tone>> = {
  completed: "good",
  abandoned: "lamp",
  rejected: "neutral",
  failed: "bad",
};

/** How a call came out; a live one says so. */
export function OutcomeBadge({ call }: { readonly call: Pick<CallRow, "outcome" | "endedAt"> }) {
  const t = useTranslations("insight.outcomes");
  if (call.endedAt === undefined) {
    return (
      <Badge tone="lamp" icon={<StatusDot tone="lamp" live />}>
        {t("live")}
      </Badge>
    );
  }
  const known = OUTCOMES.find((one) => one === call.outcome);
  return <Badge tone={known ? TONE[known] : "neutral"}>{known ? t(known) : (call.outcome ?? "—")}</Badge>;
}
