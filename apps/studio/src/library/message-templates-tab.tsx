"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { MessageTemplateDialog } from "./message-template-dialog.tsx";

export type TemplateRow = Outputs["template"]["list"][number];

/** Words of e-mails and text messages that flows send. */
export function MessageTemplatesTab() {
  const t = useTranslations("numbers.library");
  const mayEdit = useMay("library:edit");
  const templates = useQuery(useTRPC().template.list.queryOptions());
  const [edited, setEdited] = useState<TemplateRow | "new">();
  const create = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t("addTemplate")}
    </AddButton>
  ) : null;
  return (
    <div className="pt-4">
      <ListPanel
        title={t("templates")}
        actions={create}
        found={templates}
        rowKey={(row) => row.name}
        empty={
          <EmptyState icon={<Mail />} title={t("noTemplates")}>
            {t("noTemplatesHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            title: t("name"),
            cell: ({ title, name }) => <NameCell title={title} name={name} />,
          },
          { key: "channel", title: t("channel"), width: "8rem", cell: (row) => t(`channels.${row.channel}`) },
          ...(mayEdit ? [editColumn<TemplateRow>(t("edit"), ({ title }) => title, setEdited)] : []),
        ]}
      />
      {edited ? (
        <MessageTemplateDialog template={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}
