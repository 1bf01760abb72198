"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Plus, Rows3, Table as TableIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { RowsDialog } from "./rows-dialog.tsx";
import { TableDialog } from "./table-dialog.tsx";

export type DataTableRow = Outputs["table"]["list"][number];

/** Tables that flows read and write. */
export function TablesTab() {
  const t = useTranslations("numbers.library");
  const failureText = useFailureText();
  const mayEdit = useMay("library:edit");
  const tables = useQuery(useTRPC().table.list.queryOptions());
  const [edited, setEdited] = useState<DataTableRow | "new">();
  const [opened, setOpened] = useState<DataTableRow>();
  const create = mayEdit ? (
    <Button kind="primary" size="sm" icon={<Plus />} onClick={() => setEdited("new")}>
      {t("addTable")}
    </Button>
  ) : null;
  return (
    <div className="pt-4">
      <Panel title={t("tables")} actions={create} flush>
        {tables.error ? <Callout tone="bad">{failureText(tables.error)}</Callout> : null}
        {tables.isPending ? <Skeleton className="p-3" /> : null}
        {tables.data ? (
          <Table
            label={t("tables")}
            rows={tables.data}
            rowKey={(row) => row.name}
            empty={
              <EmptyState icon={<TableIcon />} title={t("noTables")}>
                {t("noTablesHint")}
              </EmptyState>
            }
            columns={[
              {
                key: "title",
                title: t("name"),
                cell: (row) => (
                  <span className="flex flex-col">
                    <span className="font-medium">{row.title}</span>
                    <span className="font-mono text-2xs text-ink-faint">{row.name}</span>
                  </span>
                ),
              },
              {
                key: "columns",
                title: t("columns"),
                cell: (row) => (
                  <span className="text-ink-soft">{row.columns.map(({ title }) => title).join(" · ")}</span>
                ),
              },
              { key: "rows", title: t("rows"), width: "6rem", align: "end", cell: (row) => row.rows },
              {
                key: "actions",
                title: <span className="sr-only">{t("edit")}</span>,
                width: "7rem",
                align: "end",
                cell: (row) => (
                  <span className="flex justify-end gap-0.5">
                    <IconButton
                      size="sm"
                      label={t("openRows", { title: row.title })}
                      icon={<Rows3 />}
                      onClick={() => setOpened(row)}
                    />
                    {mayEdit ? (
                      <IconButton
                        size="sm"
                        label={t("editColumns", { title: row.title })}
                        icon={<Pencil />}
                        onClick={() => setEdited(row)}
                      />
                    ) : null}
                  </span>
                ),
              },
            ]}
          />
        ) : null}
      </Panel>
      {edited ? (
        <TableDialog table={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
      {opened ? <RowsDialog table={opened} mayEdit={mayEdit} onClose={() => setOpened(undefined)} /> : null}
    </div>
  );
}
