"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useTranslations } from "next-intl";
import type { ListReport } from "./list-report.ts";

/** What a list will give: counts, its first rows, and what is wrong row by row. */
export function ListPreview<Row>({
  report,
  columns,
  rowKey,
}: {
  readonly report: ListReport<string, Row>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
}) {
  const t = useTranslations("outbound.import");
  const { rows, good, problemCount, problems, neutralised, encoding, sample } = report;
  return (
    <>
      <p className="text-ink-soft text-sm">{t("found", { rows, good, encoding })}</p>
      {neutralised > 0 ? <Callout tone="warning">{t("neutralised", { count: neutralised })}</Callout> : null}
      <Table label={t("sample")} rows={sample} rowKey={rowKey} columns={columns} />
      {problemCount > 0 ? (
        <Callout tone="bad">
          <p>{t("problems", { count: problemCount })}</p>
          <ul className="max-h-40 overflow-y-auto pt-1 font-mono text-xs">
            {problems.map(({ row, code, value }) => (
              <li key={row}>{t(`problem.${code}`, { row, value })}</li>
            ))}
          </ul>
        </Callout>
      ) : null}
    </>
  );
}

/** Columns without a meaning of their own, in one cell. */
export function otherColumns(values: Readonly<Record<string, unknown>>): string {
  return Object.entries(values)
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(" · ");
}
