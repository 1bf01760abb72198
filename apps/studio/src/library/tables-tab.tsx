"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Rows3, Table as TableIcon } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { AddButton } from "../frame/add-button.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { RowsDialog } from "./rows-dialog.tsx";
import { TableDialog } from "./table-dialog.tsx";

export type DataTableRow = Outputs["table"]["list"][number];

/** Tables that flows read and write. */
export function TablesTab() {
  const t = useTranslations("numbers.library");
  const mayEdit = useMay("library:edit");
  const tables = useQuery(useTRPC().table.list.queryOptions());
  const [edited, setEdited] = useState<DataTableRow | "new">();
  const [opened, setOpened] = useState<DataTableRow>();
  const create = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t("addTable")}
    </AddButton>
  ) : null;
  return (
    <div className="pt-4">
      <ListPanel
        title={t("tables")}
        actions={create}
        found={tables}
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
            cell: ({ title, name }) => <NameCell title={title} name={name} />,
          },
          {
            key: "columns",
            title: t("columns"),
            cell: (row) => <span className="text-ink-soft">{row.columns.map(({ title }) => title).join(" · ")}</span>,
          },
          { key: "rows", title: t("rows"), width: "6rem", align: "end", cell: (row) => row.rows },
          actsColumn<DataTableRow>(t("edit"), [
            { icon: <Rows3 />, label: (row) => t("openRows", { title: row.title }), onAct: setOpened },
            ...(mayEdit
              ? [
                  {
                    icon: <Pencil />,
                    label: (row: DataTableRow) => t("editColumns", { title: row.title }),
                    onAct: setEdited,
                  },
                ]
              : []),
          ]),
        ]}
      />
      {edited ? (
        <TableDialog table={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
      {opened ? <RowsDialog table={opened} mayEdit={mayEdit} onClose={() => setOpened(undefined)} /> : null}
    </div>
  );
}
