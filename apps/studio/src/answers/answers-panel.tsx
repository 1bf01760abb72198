"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { MessageSquareQuote } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { AnswerDialog } from "./answer-dialog.tsx";

export type AnswerKind = "shared" | "own";
export type AnswerRow = Outputs["cannedAnswer"]["list"][number];

export interface AnswersPanelProps {
  readonly kind: AnswerKind;
  readonly mayEdit: boolean;
}

export function AnswersPanel({ kind, mayEdit }: AnswersPanelProps) {
  const t = useTranslations("answers");
  const words = useTranslations("shell");
  const found = useQuery(useTRPC().cannedAnswer.list.queryOptions());
  const [edited, setEdited] = useState<AnswerRow | "new">();
  const rows = found.data?.filter(({ owner }) => (owner === undefined) === (kind === "shared"));
  const create = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t(`add.${kind}`)}
    </AddButton>
  ) : null;
  return (
    <>
      <ListPanel
        title={t(kind)}
        actions={create}
        found={{ data: rows, error: found.error, isPending: found.isPending }}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={<MessageSquareQuote />} title={t(`none.${kind}`)}>
            {t(`noneHint.${kind}`)}
          </EmptyState>
        }
        columns={[
          {
            key: "shortcut",
            title: t("shortcut"),
            width: "9rem",
            cell: ({ shortcut }) => <span className="font-mono">/{shortcut}</span>,
          },
          {
            key: "words",
            title: t("words"),
            cell: ({ title, body }) => (
              <span className="block min-w-0">
                <span className="block font-medium">{title}</span>
                <span className="line-clamp-1 text-ink-faint text-xs">{body}</span>
              </span>
            ),
          },
          ...(kind === "shared"
            ? [{ key: "for", title: t("for"), width: "16rem", cell: (row: AnswerRow) => <ForWhom answer={row} /> }]
            : []),
          ...(mayEdit ? [editColumn<AnswerRow>(words("edit"), ({ title }) => title, setEdited)] : []),
        ]}
      />
      {edited ? (
        <AnswerDialog kind={kind} answer={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </>
  );
}

function ForWhom({ answer: { teams, queues, language } }: { readonly answer: AnswerRow }) {
  const t = useTranslations("answers");
  const limits = [...teams, ...queues, ...(language ? [t(`languages.${language}`)] : [])];
  if (limits.length === 0) return t("all");
  return (
    <span className="flex flex-wrap gap-1">
      {limits.map((limit) => (
        <Badge key={limit}>{limit}</Badge>
      ))}
    </span>
  );
}
