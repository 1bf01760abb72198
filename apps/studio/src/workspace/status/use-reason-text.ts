"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";

export function useBreakReasons() {
  return useQuery(useTRPC().agent.breakReasons.queryOptions(undefined, { staleTime: 300_000 })).data ?? [];
}

/** A reason for being away, in the reader's language. `missed` is the system's own. */
export function useReasonText(): (code: string) => string {
  const t = useTranslations("workspace.status");
  const { locale } = usePreferences();
  const reasons = useBreakReasons();
  return (code) => {
    if (code === "missed") return t("missed");
    return reasons.find((reason) => reason.code === code)?.title[locale] ?? code;
  };
}
