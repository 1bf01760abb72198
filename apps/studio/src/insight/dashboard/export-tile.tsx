"use client";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { Button } from "@patchbay/ui/button.tsx";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { saveCsv } from "../../data/save-csv.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { rowLabel } from "./row-label.ts";
import { useMetrics } from "./use-metrics.ts";
import { useRowWords } from "./use-row-words.ts";

/** Saves a tile's table as CSV; times in seconds, shares from 0 to 1. */
export function ExportTile({ tile, table }: { readonly tile: Tile; readonly table: MetricTable }) {
  const t = useTranslations("insight.dashboard");
  const { locale } = usePreferences();
  const words = useRowWords();
  const { byName, titleOf, titlesOf } = useMetrics();
  const titled = tile.title || titlesOf(table.metrics);
  const save = () => {
    const inSeconds = table.metrics.map((name) => byName.get(name)?.unit === "ms");
    const titles = table.metrics.map((name, at) =>
      inSeconds[at] ? t("inSeconds", { metric: titleOf(name) }) : titleOf(name),
    );
    const rows = table.rows.map((row) => [
      ...(tile.by ? [rowLabel(row, tile.by, words, locale)] : []),
      ...row.values.map((value, at) => (value !== null && inSeconds[at] ? value / 1_000 : value)),
    ]);
    saveCsv(titled, [[...(tile.by ? [t(`by.${tile.by as "queue"}`)] : []), ...titles], ...rows]);
  };
  return (
    <Button
      size="sm"
      kind="quiet"
      icon={<Download />}
      className="mt-1"
      onClick={save}
      aria-label={t("exportThis", { tile: titled })}
    >
      {t("export")}
    </Button>
  );
}
