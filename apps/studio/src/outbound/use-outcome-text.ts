"use client";
import { useTranslations } from "next-intl";

/** An outcome in the reader's language; one that an analyst made up stands as it is. */
export function useOutcomeText(): (outcome: string) => string {
  const t = useTranslations("outbound.outcomes");
  return (outcome) => (t.has(outcome as never) ? t(outcome as never) : outcome);
}
