"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareText, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ScriptDialog } from "./script-dialog.tsx";

type ScriptRow = Outputs["library"]["scripts"][number];

export function ScriptsTab() {
  const t = useTranslations("numbers.library");
  const failureText = useFailureText();
  const mayEdit = useMay("library:edit");
  const scripts = useQuery(useTRPC().library.scripts.queryOptions());
  const [edited, setEdited] = useState<ScriptRow | "new">();
  const create = mayEdit ? (
    <Button kind="primary" size="sm" icon={<Plus />} onClick={() => setEdited("new")}>
      {t("addScript")}
    </Button>
  ) : null;
  return (
    <div className="pt-4">
      <Panel title={t("scripts")} actions={create} flush>
        {scripts.error ? <Callout tone="bad">{failureText(scripts.error)}</Callout> : null}
        {scripts.isPending ? <Skeleton className="p-3" /> : null}
        {scripts.data ? (
          <Table
            label={t("scripts")}
            rows={scripts.data}
            rowKey={(row) => row.name}
            empty={
              <EmptyState icon={<MessageSquareText />} title={t("noScripts")}>
                {t("noScriptsHint")}
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
              { key: "steps", title: t("steps"), width: "8rem", align: "end", cell: (row) => row.steps.length },
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
        <ScriptDialog script={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}
