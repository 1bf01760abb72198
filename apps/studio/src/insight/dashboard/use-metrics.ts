"use client";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC } from "../../data/trpc.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";

export type Metric = Outputs["metric"]["definitions"][number];

/** The metric engine's definitions, in the reader's language. */
export function useMetrics() {
  const { locale } = usePreferences();
  const found = useQuery(useTRPC().metric.definitions.queryOptions(undefined, { staleTime: 600_000 }));
  const { data } = found;
  return useMemo(() => {
    const metrics: readonly Metric[] = data ?? [];
    const byName = new Map(metrics.map((metric) => [metric.name, metric]));
    return {
      metrics,
      byName,
      titleOf: (name: string) => byName.get(name)?.title[locale] ?? name,
      titlesOf: (names: readonly string[]) =>
        names.map((name) => byName.get(name)?.title[locale] ?? name).join(locale === "zh" ? "、" : ", "),
      formulaOf: (name: string) => byName.get(name)?.formula[locale] ?? "",
    };
  }, [data, locale]);
}
