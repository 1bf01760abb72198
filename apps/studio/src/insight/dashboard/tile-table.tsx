"use client";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { cx } from "@patchbay/ui/cx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { contactsAddress } from "../calls/metric-contacts.ts";
import { metricText } from "./metric-text.ts";
import { rowLabel } from "./row-label.ts";
import { useMetrics } from "./use-metrics.ts";
import { useRowWords } from "./use-row-words.ts";

export interface TileTableProps {
  readonly tile: Tile;
  readonly table: MetricTable;
  readonly wall: boolean;
}

/** The numbers in rows; each leads to its contacts, which those of a group do not: they are read in their organisations. */
export function TileTable({ tile, table, wall }: TileTableProps) {
  const t = useTranslations("insight.dashboard");
  const { locale } = usePreferences();
  const words = useRowWords();
  const { byName, titleOf, titlesOf } = useMetrics();
  const label = tile.title ?? titlesOf(table.metrics);
  const textOf = (value: number | null | undefined, metric: string) =>
    metricText(value, byName.get(metric)?.unit ?? "count", locale);
  return (
    <table aria-label={label} className={cx("w-full border-collapse", wall ? "text-xl" : "text-sm")}>
      <thead>
        <tr className="border-b text-ink-faint text-xs">
          {tile.by ? (
            <th scope="col" className="py-1 pr-3 text-left font-medium">
              {t(`by.${tile.by as "queue"}`)}
            </th>
          ) : null}
          {table.metrics.map((name) => (
            <th key={name} scope="col" className="py-1 pl-3 text-right font-medium">
              {titleOf(name)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((row) => (
          <tr key={row.key ?? ""} className="border-b last:border-b-0">
            {tile.by ? (
              <th scope="row" className="py-1.5 pr-3 text-left font-normal">
                {rowLabel(row, tile.by, words, locale)}
              </th>
            ) : null}
            {table.metrics.map((metric, index) => (
              <td key={metric} className="tabular py-1.5 pl-3 text-right">
                {tile.organisations ? (
                  textOf(row.values[index], metric)
                ) : (
                  <Link
                    className="hover:underline"
                    href={contactsAddress(
                      { metric, range: tile.range, filters: tile.filters },
                      tile.by && row.key !== undefined ? { by: tile.by, key: row.key } : undefined,
                    )}
                  >
                    {textOf(row.values[index], metric)}
                  </Link>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
