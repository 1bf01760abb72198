"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { Markdown } from "../workspace/script/markdown.tsx";

const MOST = 3;
/** The last words say what it is about now. */
const LAST = 200;

/** Articles that fit what is typed or talked about. */
export function SuggestedArticles({ text }: { readonly text: string }) {
  const t = useTranslations("tickets.articles");
  const may = useMay("library:read");
  const wanted = text.slice(-LAST);
  const found = useQuery(
    useTRPC().library.searchArticles.queryOptions(
      { text: wanted, limit: MOST },
      { enabled: may && wanted.trim().length > 2, placeholderData: keepPreviousData },
    ),
  );
  const [reading, setReading] = useState<string>();
  const article = found.data?.find(({ id }) => id === reading);
  if (!found.data || found.data.length === 0) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
      <p className="text-ink-faint text-xs">{t("title")}</p>
      <ul className="flex flex-col">
        {found.data.map(({ id, title }) => (
          <li key={id}>
            <button
              type="button"
              aria-expanded={id === reading}
              className="text-left hover:underline"
              onClick={() => setReading(id === reading ? undefined : id)}
            >
              {title}
            </button>
          </li>
        ))}
      </ul>
      {article ? <ReadArticle article={article} /> : null}
    </section>
  );
}

/** An article, and whether it helped. */
export function ReadArticle({ article }: { readonly article: Outputs["library"]["searchArticles"][number] }) {
  const t = useTranslations("tickets.articles");
  const client = useTRPCClient();
  const mark = useAction({
    run: (helpful: boolean) => client.library.markArticle.mutate({ id: article.id, helpful }),
    done: t("thanks"),
  });
  return (
    <article className="flex flex-col gap-2">
      <Markdown text={article.body} />
      <p className="flex items-center gap-2 text-ink-faint text-xs">
        {t("helpful")}
        <Button size="sm" kind="quiet" icon={<ThumbsUp />} onClick={() => mark.mutate(true)}>
          {t("yes")}
        </Button>
        <Button size="sm" kind="quiet" icon={<ThumbsDown />} onClick={() => mark.mutate(false)}>
          {t("no")}
        </Button>
      </p>
    </article>
  );
}
