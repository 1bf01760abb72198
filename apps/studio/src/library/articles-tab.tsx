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

export type ArticleRow = Outputs["library"]["searchArticles"][number];

const MOST = 50;

/** What agents look up during a call. */
export function ArticlesTab() {
  const t = useTranslations("numbers.library");
  const format = useFormatter();
  const mayEdit = useMay("library:edit");
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const articles = useQuery(
    useTRPC().library.searchArticles.queryOptions({ text: wanted, limit: MOST }, { placeholderData: keepPreviousData }),
  );
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
          { key: "title", title: t("articleTitle"), cell: (row) => <span className="font-medium">{row.title}</span> },
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
