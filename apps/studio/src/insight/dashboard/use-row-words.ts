"use client";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { RowWords } from "./row-label.ts";

/** States and outcomes as the rest of the product calls them. */
export function useRowWords(): RowWords {
  const statuses = useTranslations("workspace.status");
  const outcomes = useTranslations("insight.outcomes");
  return useCallback(
    (dimension, key) => {
      if (dimension === "status" && statuses.has(key as "ready")) return statuses(key as "ready");
      if (dimension === "outcome" && outcomes.has(key as "failed")) return outcomes(key as "failed");
      return undefined;
    },
    [statuses, outcomes],
  );
}
