"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { ScriptDialog } from "./script-dialog.tsx";

type ScriptRow = Outputs["library"]["scripts"][number];

export function ScriptsTab() {
  const t = useTranslations("numbers.library");
  const mayEdit = useMay("library:edit");
  const scripts = useQuery(useTRPC().library.scripts.queryOptions());
  const [edited, setEdited] = useState<ScriptRow | "new">();
  const create = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t("addScript")}
    </AddButton>
  ) : null;
  return (
    <div className="pt-4">
      <ListPanel
        title={t("scripts")}
        actions={create}
        found={scripts}
        rowKey={(row) => row.name}
        empty={
          <EmptyState icon={<MessageSquareText />} title={t("noScripts")}>
            {t("noScriptsHint")}
          </EmptyState>
        }
        columns={[
          { key: "title", title: t("name"), cell: (row) => <NameCell title={row.title} name={row.name} /> },
          { key: "steps", title: t("steps"), width: "8rem", align: "end", cell: (row) => row.steps.length },
          ...(mayEdit ? [editColumn<ScriptRow>(t("edit"), (row) => row.title, setEdited)] : []),
        ]}
      />
      {edited ? (
        <ScriptDialog script={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}
