"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useWaitText } from "./use-wait-text.ts";

/** Whether the wait that callers are told comes true. */
export function AccuracyPanel() {
  const t = useTranslations("routing.accuracy");
  const words = useTranslations("routing.waiting");
  const format = useFormatter();
  const trpc = useTRPC();
  const waitText = useWaitText();
  const accuracy = useQuery(trpc.queue.waitAccuracy.queryOptions({}));
  return (
    <Panel flush title={t("title")}>
      <p className="px-3 py-2 text-ink-faint text-xs">{t("description")}</p>
      <Table
        label={t("title")}
        rows={accuracy.data ?? []}
        rowKey={(row) => row.queue}
        empty={<p className="p-3 text-ink-faint text-sm">{t("none")}</p>}
        columns={[
          { key: "queue", title: words("queue"), cell: (row) => row.queue },
          { key: "answered", title: t("answered"), width: "7rem", align: "end", cell: (row) => row.answered },
          {
            key: "expected",
            title: t("expected"),
            width: "7rem",
            align: "end",
            cell: (row) => waitText(row.meanExpectedMs),
          },
          { key: "waited", title: t("waited"), width: "7rem", align: "end", cell: (row) => waitText(row.meanWaitedMs) },
          { key: "error", title: t("error"), width: "7rem", align: "end", cell: (row) => waitText(row.meanErrorMs) },
          {
            key: "kept",
            title: t("kept"),
            width: "7rem",
            align: "end",
            cell: (row) => format.number(row.keptShare, { style: "percent" }),
          },
        ]}
      />
    </Panel>
  );
}
