"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { AudioLines, Trash2, Upload } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { PromptPlayer } from "./prompt-player.tsx";
import { UploadPromptDialog } from "./upload-prompt-dialog.tsx";

type PromptRow = Outputs["library"]["prompts"][number];

export function PromptsTab() {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useMay("library:edit");
  const prompts = useQuery(trpc.library.prompts.queryOptions());
  const [uploading, setUploading] = useState(false);
  const [leaving, setLeaving] = useState<PromptRow>();
  const remove = useAction({
    run: (row: PromptRow) => client.library.removePrompt.mutate({ name: row.name }),
    refresh: [trpc.library.prompts.queryFilter(), trpc.flow.references.queryFilter()],
    done: (_, row) => t("removed", { title: row.title }),
    onDone: () => setLeaving(undefined),
  });
  const upload = mayEdit ? (
    <Button kind="primary" size="sm" icon={<Upload />} onClick={() => setUploading(true)}>
      {t("upload")}
    </Button>
  ) : null;
  return (
    <div className="pt-4">
      <ListPanel
        title={t("prompts")}
        actions={upload}
        found={prompts}
        rowKey={(row) => row.name}
        empty={
          <EmptyState icon={<AudioLines />} title={t("noPrompts")}>
            {t("noPromptsHint")}
          </EmptyState>
        }
        columns={[
          { key: "title", title: t("name"), cell: (row) => <NameCell title={row.title} name={row.name} /> },
          { key: "language", title: t("language"), width: "6rem", cell: (row) => row.language ?? "" },
          {
            key: "length",
            title: t("length"),
            width: "6rem",
            align: "end",
            cell: (row) => t("seconds", { count: Math.round(row.durationMs / 100) / 10 }),
          },
          {
            key: "play",
            title: t("hear"),
            width: "17rem",
            cell: (row) => <PromptPlayer name={row.name} title={row.title} version={row.changedAt} />,
          },
          {
            key: "changed",
            title: t("changed"),
            width: "11rem",
            cell: (row) => (
              <span className="text-ink-soft text-xs">
                {format.dateTime(row.changedAt, { dateStyle: "medium", timeStyle: "short" })}
              </span>
            ),
          },
          ...(mayEdit
            ? [
                actsColumn<PromptRow>(words("actions"), [
                  { icon: <Trash2 />, label: (row) => t("removeThis", { title: row.title }), onAct: setLeaving },
                ]),
              ]
            : []),
        ]}
      />
      {uploading ? <UploadPromptDialog onClose={() => setUploading(false)} /> : null}
      <ConfirmRow
        row={leaving}
        title={(row) => t("removeTitle", { title: row.title })}
        text={t("removeText")}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </div>
  );
}
