"use client";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Column } from "@patchbay/ui/table.tsx";
import { useMemo } from "react";
import type { Messages } from "../../i18n/messages.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { metricText } from "../dashboard/metric-text.ts";
import { type Asked, useMetricTable } from "../dashboard/use-metric-table.ts";
import { useMetrics } from "../dashboard/use-metrics.ts";

/** What the group's wall shows of an organisation or a queue: each metric under its short title. */
const FIGURES = {
  "waiting-now": "waiting",
  "longest-wait-now": "longest",
  "calls-now": "calls",
  "agents-ready": "ready",
  "calls-offered": "offered",
  "calls-abandoned": "abandoned",
  "service-level": "level",
} as const satisfies Record<string, keyof Messages["insight"]["group"]>;

const METRICS = Object.keys(FIGURES) as (keyof typeof FIGURES)[];

export interface Figures {
  readonly rows: MetricTable["rows"];
  /** A figure as it is read; a dash until it is known. */
  readonly textOf: (key: string, metric: string) => string;
}

/** The figures of now and of today, live. */
export function useFigures(asked: Pick<Asked, "by" | "organisations">): Figures {
  const { locale } = usePreferences();
  const { byName } = useMetrics();
  const { table } = useMetricTable({ ...asked, metrics: METRICS, range: "today", filters: {} });
  return useMemo(() => {
    const rows = table?.rows ?? [];
    const byKey = new Map(rows.map((row) => [row.key, row.values]));
    const textOf = (key: string, metric: string) =>
      metricText(
        byKey.get(key)?.[METRICS.indexOf(metric as (typeof METRICS)[number])],
        byName.get(metric)?.unit ?? "count",
        locale,
      );
    return { rows, textOf };
  }, [table, byName, locale]);
}

/** A column per figure, for rows that have a key among the figures. */
export function figureColumns<Row>(
  t: (key: (typeof FIGURES)[keyof typeof FIGURES]) => string,
  { textOf }: Figures,
  keyOf: (row: Row) => string,
): readonly Column<Row>[] {
  return METRICS.map((metric) => ({
    key: metric,
    title: t(FIGURES[metric]),
    align: "end",
    cell: (row) => textOf(keyOf(row), metric),
  }));
}
