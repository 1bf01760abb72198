"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { AudioLines, Trash2, Upload } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { UploadPromptDialog } from "./upload-prompt-dialog.tsx";

type PromptRow = Outputs["library"]["prompts"][number];

export function PromptsTab() {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failureText = useFailureText();
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
      <Panel title={t("prompts")} actions={upload} flush>
        {prompts.error ? <Callout tone="bad">{failureText(prompts.error)}</Callout> : null}
        {prompts.isPending ? <Skeleton className="p-3" /> : null}
        {prompts.data ? (
          <Table
            label={t("prompts")}
            rows={prompts.data}
            rowKey={(row) => row.name}
            empty={
              <EmptyState icon={<AudioLines />} title={t("noPrompts")}>
                {t("noPromptsHint")}
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
              { key: "language", title: t("language"), width: "8rem", cell: (row) => row.language ?? "" },
              {
                key: "length",
                title: t("length"),
                width: "8rem",
                align: "end",
                cell: (row) => t("seconds", { count: Math.round(row.durationMs / 100) / 10 }),
              },
              {
                key: "changed",
                title: t("changed"),
                width: "12rem",
                cell: (row) => (
                  <span className="text-ink-soft text-xs">
                    {format.dateTime(row.changedAt, { dateStyle: "medium", timeStyle: "short" })}
                  </span>
                ),
              },
              {
                key: "actions",
                title: <span className="sr-only">{words("actions")}</span>,
                width: "3rem",
                align: "end",
                cell: (row) =>
                  mayEdit ? (
                    <IconButton
                      size="sm"
                      label={t("removeThis", { title: row.title })}
                      icon={<Trash2 />}
                      onClick={() => setLeaving(row)}
                    />
                  ) : null,
              },
            ]}
          />
        ) : null}
      </Panel>
      {uploading ? <UploadPromptDialog onClose={() => setUploading(false)} /> : null}
      <ConfirmDialog
        open={leaving !== undefined}
        onOpenChange={(open) => !open && setLeaving(undefined)}
        title={t("removeTitle", { title: leaving?.title ?? "" })}
        confirm={words("remove")}
        cancel={words("cancel")}
        danger
        busy={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
      >
        {t("removeText")}
      </ConfirmDialog>
    </div>
  );
}
