import type { MetricTable } from "@patchbay/domain/metric-query";
import { metricText } from "./metric-text.ts";

export interface ChartLook {
  readonly font: string;
  readonly ink: string;
  readonly faint: string;
  readonly line: string;
  readonly raised: string;
  /** One per series, in order; repeated if there are more series. */
  readonly series: readonly string[];
}

export interface ChartQuestion {
  readonly kind: "line" | "bar";
  readonly table: MetricTable;
  readonly unit: string;
  readonly locale: string;
  readonly titleOf: (metric: string) => string;
  readonly labelOf: (row: MetricTable["rows"][number]) => string;
  readonly look: ChartLook;
  /** Bigger text for a screen on the wall. */
  readonly wall: boolean;
}

/** What ECharts is to draw: one series per metric over the rows; undefined values are gaps, never zeros. */
export function chartOption({ kind, table, unit, locale, titleOf, labelOf, look, wall }: ChartQuestion) {
  const fontSize = wall ? 16 : 11;
  const text = (value: unknown) => metricText(typeof value === "number" ? value : null, unit, locale);
  const axis = {
    axisLabel: { color: look.faint, fontSize },
    axisLine: { lineStyle: { color: look.line } },
    axisTick: { show: false },
  };
  return {
    animationDuration: 250,
    color: [...look.series],
    textStyle: { fontFamily: look.font, color: look.ink },
    grid: { left: 4, right: 12, top: table.metrics.length > 1 ? 28 : 12, bottom: 4, containLabel: true },
    legend: {
      show: table.metrics.length > 1,
      top: 0,
      left: 0,
      icon: "roundRect",
      itemWidth: 10,
      itemHeight: 10,
      textStyle: { color: look.ink, fontSize },
    },
    tooltip: {
      trigger: "axis" as const,
      backgroundColor: look.raised,
      borderColor: look.line,
      textStyle: { color: look.ink, fontSize: 12 },
      valueFormatter: text,
    },
    xAxis: { type: "category" as const, data: table.rows.map(labelOf), ...axis },
    yAxis: {
      type: "value" as const,
      minInterval: unit === "count" ? 1 : 0,
      splitLine: { lineStyle: { color: look.line } },
      ...axis,
      axisLabel: { color: look.faint, fontSize, formatter: text },
    },
    series: table.metrics.map((metric, index) => ({
      type: kind,
      name: titleOf(metric),
      data: table.rows.map((row) => row.values[index] ?? null),
      ...(kind === "line"
        ? { symbolSize: 5, showSymbol: table.rows.length < 40, lineStyle: { width: 2 } }
        : { barMaxWidth: 36, itemStyle: { borderRadius: [3, 3, 0, 0] } }),
    })),
  };
}
