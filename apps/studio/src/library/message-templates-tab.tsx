"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { Mail, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { MessageTemplateDialog } from "./message-template-dialog.tsx";

export type TemplateRow = Outputs["template"]["list"][number];

/** Words of e-mails and text messages that flows send. */
export function MessageTemplatesTab() {
  const t = useTranslations("numbers.library");
  const failureText = useFailureText();
  const mayEdit = useMay("library:edit");
  const templates = useQuery(useTRPC().template.list.queryOptions());
  const [edited, setEdited] = useState<TemplateRow | "new">();
  const create = mayEdit ? (
    <Button kind="primary" size="sm" icon={<Plus />} onClick={() => setEdited("new")}>
      {t("addTemplate")}
    </Button>
  ) : null;
  return (
    <div className="pt-4">
      <Panel title={t("templates")} actions={create} flush>
        {templates.error ? <Callout tone="bad">{failureText(templates.error)}</Callout> : null}
        {templates.isPending ? <Skeleton className="p-3" /> : null}
        {templates.data ? (
          <Table
            label={t("templates")}
            rows={templates.data}
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
                cell: (row) => (
                  <span className="flex flex-col">
                    <span className="font-medium">{row.title}</span>
                    <span className="font-mono text-2xs text-ink-faint">{row.name}</span>
                  </span>
                ),
              },
              { key: "channel", title: t("channel"), width: "8rem", cell: (row) => t(`channels.${row.channel}`) },
              {
                key: "edit",
                title: <span className="sr-only">{t("edit")}</span>,
                width: "6rem",
                align: "end",
                cell: (row) =>
                  mayEdit ? (
                    <Button size="sm" kind="quiet" icon={<Pencil />} onClick={() => setEdited(row)}>
                      {t("edit")}
                    </Button>
                  ) : null,
              },
            ]}
          />
        ) : null}
      </Panel>
      {edited ? (
        <MessageTemplateDialog template={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}
