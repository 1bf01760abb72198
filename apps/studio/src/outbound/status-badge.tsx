"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";

type Status = Outputs["campaign"]["list"][number]["status"];

const TONES = { draft: "neutral", running: "good", paused: "lamp", finished: "neutral", stopped: "bad" } as const;

export function StatusBadge({ status }: { readonly status: Status }) {
  const t = useTranslations("outbound.status");
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
