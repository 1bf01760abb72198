"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { BookOpen } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { ArticleDialog } from "./article-dialog.tsx";

export type ArticleRow = Outputs["library"]["allArticles"][number];

const MOST = 50;

/** What agents look up during a call. */
export function ArticlesTab() {
  const t = useTranslations("numbers.library");
  const format = useFormatter();
  const mayEdit = useMay("library:edit");
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const { searchArticles, allArticles } = useTRPC().library;
  const look = { text: wanted, limit: MOST };
  const written = useQuery(allArticles.queryOptions(look, { placeholderData: keepPreviousData, enabled: mayEdit }));
  const read = useQuery(searchArticles.queryOptions(look, { placeholderData: keepPreviousData, enabled: !mayEdit }));
  const articles = mayEdit ? written : read;
  const [edited, setEdited] = useState<ArticleRow | "new">();
  return (
    <div className="pt-4">
      <ListPanel
        title={t("articles")}
        actions={
          <>
            <SearchInput label={t("searchArticles")} value={text} onChange={(event) => setText(event.target.value)} />
            {mayEdit ? (
              <AddButton small onClick={() => setEdited("new")}>
                {t("addArticle")}
              </AddButton>
            ) : null}
          </>
        }
        found={articles}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={<BookOpen />} title={t(wanted === "" ? "noArticles" : "noArticleFound")}>
            {wanted === "" ? t("noArticlesHint") : null}
          </EmptyState>
        }
        columns={[
          { key: "title", title: t("articleTitle"), cell: (row) => <ArticleTitle row={row} /> },
          {
            key: "tags",
            title: t("tags"),
            width: "16rem",
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.tags.map((tag) => (
                  <Badge key={tag}>{tag}</Badge>
                ))}
              </span>
            ),
          },
          { key: "language", title: t("language"), width: "7rem", cell: (row) => t(`languages.${row.language}`) },
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
          ...(mayEdit ? [editColumn<ArticleRow>(t("edit"), (row) => row.title, setEdited)] : []),
        ]}
      />
      {edited ? (
        <ArticleDialog article={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}

function ArticleTitle({ row: { title, status, audience, category } }: { readonly row: ArticleRow }) {
  const t = useTranslations("tickets.knowledge");
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="font-medium">{title}</span>
      {status === "draft" ? <Badge tone="lamp">{t("draft")}</Badge> : null}
      {audience === "public" ? <Badge tone="good">{t("public")}</Badge> : null}
      <span className="text-ink-faint text-xs">{category}</span>
    </span>
  );
}
