"use client";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";

/** What a contact list will give: counts, the first contacts, and what is wrong row by row. */
export function ImportPreview({ report }: { readonly report: Outputs["campaign"]["importContacts"] }) {
  const t = useTranslations("outbound.import");
  const { rows, good, problemCount, problems, neutralised, encoding, sample } = report;
  return (
    <>
      <p className="text-ink-soft text-sm">{t("found", { rows, good, encoding })}</p>
      {neutralised > 0 ? <Callout tone="warning">{t("neutralised", { count: neutralised })}</Callout> : null}
      <Table
        label={t("sample")}
        rows={sample}
        rowKey={(row) => row.number}
        columns={[
          {
            key: "number",
            title: t("columns.number"),
            width: "11rem",
            cell: (row) => <span className="font-mono">{row.number}</span>,
          },
          { key: "name", title: t("columns.name"), cell: (row) => row.name ?? "" },
          {
            key: "data",
            title: t("data"),
            cell: (row) =>
              Object.entries(row.data)
                .map(([key, value]) => `${key}: ${String(value)}`)
                .join(" · "),
          },
        ]}
      />
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
