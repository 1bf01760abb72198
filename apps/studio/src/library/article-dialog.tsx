"use client";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { FormDialog } from "../frame/form-dialog.tsx";
import { usePreferences } from "../i18n/use-preferences.ts";
import { Markdown } from "../workspace/script/markdown.tsx";
import { ArticlePlaceFields } from "./article-place-fields.tsx";
import type { ArticleRow } from "./articles-tab.tsx";

const LANGUAGES = ["en", "zh"] as const;

export interface ArticleDialogProps {
  /** Undefined writes a new one. */
  readonly article: ArticleRow | undefined;
  readonly onClose: () => void;
}

/** Writes an article in Markdown, and shows it as agents will read it. */
export function ArticleDialog({ article, onClose }: ArticleDialogProps) {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { locale } = usePreferences();
  const [title, setTitle] = useState(article?.title ?? "");
  const [body, setBody] = useState(article?.body ?? "");
  const [language, setLanguage] = useState(article?.language ?? locale);
  const [tags, setTags] = useState(article?.tags.join(", ") ?? "");
  const [place, setPlace] = useState({
    status: article?.status ?? "published",
    audience: article?.audience ?? "agents",
    category: article?.category ?? "",
  });
  const [view, setView] = useState<"write" | "read">("write");
  const save = useAction({
    run: () =>
      client.library.saveArticle.mutate({
        ...(article ? { id: article.id } : {}),
        ...{ title: title.trim(), body, language, tags: tagsOf(tags), ...place },
      }),
    refresh: [trpc.library.searchArticles.pathFilter(), trpc.library.allArticles.pathFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={article ? article.title : t("addArticle")}
      size="lg"
      busy={save.isPending}
      disabled={title.trim() === "" || body.trim() === ""}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <div className="grid grid-cols-[1fr_10rem] gap-3">
        <Field label={t("articleTitle")}>
          {(ids) => <Input {...ids} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />}
        </Field>
        <Field label={t("language")}>
          {(ids) => (
            <Select
              {...ids}
              value={language}
              options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
              onChange={(value) => setLanguage(value === "zh" ? "zh" : "en")}
            />
          )}
        </Field>
      </div>
      <Field label={t("tags")} hint={t("tagsHint")} optional={words("optional")}>
        {(ids) => <Input {...ids} value={tags} onChange={(event) => setTags(event.target.value)} />}
      </Field>
      <ArticlePlaceFields place={place} onChange={setPlace} />
      <div className="flex flex-col gap-2">
        <Segmented
          label={t("articleView")}
          value={view}
          options={[
            { value: "write", label: t("write") },
            { value: "read", label: t("preview") },
          ]}
          onChange={setView}
        />
        {view === "write" ? (
          <Field label={t("articleText")} hint={t("markdownHint")}>
            {(ids) => (
              <TextArea
                {...ids}
                rows={14}
                value={body}
                maxLength={200_000}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Field>
        ) : (
          <article className="min-h-72 rounded-md border p-3">
            <Markdown text={body} />
          </article>
        )}
      </div>
    </FormDialog>
  );
}

function tagsOf(text: string): string[] {
  return [...new Set(text.split(/[,，、]/).map((tag) => tag.trim()))].filter((tag) => tag !== "");
}
