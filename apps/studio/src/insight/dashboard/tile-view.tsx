"use client";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { Callout } from "@patchbay/ui/callout.tsx";
import { cx } from "@patchbay/ui/cx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { Chart } from "./chart.tsx";
import { ExportTile } from "./export-tile.tsx";
import { metricText } from "./metric-text.ts";
import { rowLabel } from "./row-label.ts";
import { TileTable } from "./tile-table.tsx";
import { useChartLook } from "./use-chart-look.ts";
import { useMetricTable } from "./use-metric-table.ts";
import { useMetrics } from "./use-metrics.ts";
import { useRowWords } from "./use-row-words.ts";

export interface TileViewProps {
  readonly tile: Tile;
  readonly wall: boolean;
}

/** A tile's content, live. */
export function TileView({ tile, wall }: TileViewProps) {
  const t = useTranslations("insight.dashboard");
  const { table, refused } = useMetricTable(tile);
  if (tile.metrics.length === 0) return <Callout tone="warning">{t("noMetric")}</Callout>;
  if (refused) return <Callout tone="bad">{t("refused", { code: refused })}</Callout>;
  if (!table) return <Skeleton lines={2} />;
  if (tile.kind === "card") return <Card table={table} wall={wall} />;
  if (tile.kind === "table") {
    return (
      <>
        <TileTable tile={tile} table={table} wall={wall} />
        {table.rows.length === 0 ? <Nothing /> : wall ? null : <ExportTile tile={tile} table={table} />}
      </>
    );
  }
  return <TileChart tile={tile} kind={tile.kind} table={table} wall={wall} />;
}

function Card({ table, wall }: { readonly table: MetricTable; readonly wall: boolean }) {
  const { locale } = usePreferences();
  const { byName, titleOf } = useMetrics();
  const values = table.rows[0]?.values ?? [];
  const many = table.metrics.length > 1;
  return (
    <dl className="flex h-full flex-wrap items-center gap-x-6 gap-y-1">
      {table.metrics.map((name, index) => (
        <div key={name} data-metric={name}>
          <dt className={many ? "text-ink-faint text-xs" : "sr-only"}>{titleOf(name)}</dt>
          <dd className={cx("tabular font-semibold tracking-tight", wall ? "text-[3.5rem] leading-none" : "text-2xl")}>
            {metricText(values[index], byName.get(name)?.unit ?? "count", locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface TileChartProps extends TileViewProps {
  readonly kind: "line" | "bar";
  readonly table: MetricTable;
}

function Nothing() {
  const t = useTranslations("insight.dashboard");
  return <p className="py-4 text-center text-ink-faint">{t("nothing")}</p>;
}

function TileChart({ tile, kind, table, wall }: TileChartProps) {
  const { locale } = usePreferences();
  const look = useChartLook();
  const { byName, titleOf, titlesOf } = useMetrics();
  const unit = byName.get(table.metrics[0] ?? "")?.unit ?? "count";
  const words = useRowWords();
  const { by } = tile;
  const question = useMemo(() => {
    if (!look) return undefined;
    const labelOf = (row: MetricTable["rows"][number]) => rowLabel(row, by, words, locale);
    return { kind, table, unit, locale, titleOf, labelOf, look, wall };
  }, [kind, table, unit, locale, titleOf, look, wall, by, words]);
  if (table.rows.length === 0) return <Nothing />;
  const label = titlesOf(table.metrics);
  return (
    <>
      {question ? <Chart label={label} question={question} /> : null}
      <div className="sr-only">
        <TileTable tile={tile} table={table} wall={false} />
      </div>
    </>
  );
}
