"use client";
import type { ExcerptPart } from "@patchbay/domain/knowledge/search-words";
import { Button } from "@patchbay/ui/button.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { ArrowLeft, ThumbsDown, ThumbsUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { Markdown } from "../workspace/script/markdown.tsx";
import { LinkForm } from "./link-form.tsx";
import { PublicPage } from "./public-page.tsx";

interface Found {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly excerpt: readonly ExcerptPart[];
}

/** Articles for everybody, and the way to one's own tickets. */
export function HelpPage({ tenant }: { readonly tenant: string }) {
  const t = useTranslations("tickets.help");
  const [text, setText] = useState("");
  const [reading, setReading] = useState<string>();
  const wanted = useDeferredValue(text.trim());
  const base = `/api/help/${encodeURIComponent(tenant)}`;
  const found = useQuery({
    queryKey: ["help", tenant, wanted],
    queryFn: async () => {
      const answer = await fetch(`${base}?q=${encodeURIComponent(wanted)}`);
      return answer.ok ? ((await answer.json()) as readonly Found[]) : [];
    },
    placeholderData: keepPreviousData,
  });
  if (reading !== undefined) return <OneArticle path={`${base}/${reading}`} onBack={() => setReading(undefined)} />;
  return (
    <PublicPage title={t("title")}>
      <SearchInput label={t("search")} value={text} onChange={(event) => setText(event.target.value)} />
      {found.data?.length === 0 ? <p className="text-ink-faint">{t("none")}</p> : null}
      <ul className="flex flex-col divide-y">
        {found.data?.map(({ id, title, category, excerpt }) => (
          <li key={id}>
            <button type="button" className="w-full px-2 py-3 text-left hover:bg-hover" onClick={() => setReading(id)}>
              <span className="font-medium">{title}</span>
              <span className="ml-2 text-ink-faint text-xs">{category}</span>
              <span className="line-clamp-2 block text-ink-soft text-sm">
                {excerpt.map((part, index) =>
                  // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no name but their place
                  part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <section aria-label={t("tickets")} className="mt-4 flex flex-col gap-2 border-t pt-4">
        <h2 className="font-semibold">{t("tickets")}</h2>
        <LinkForm tenant={tenant} />
      </section>
    </PublicPage>
  );
}

function OneArticle({ path, onBack }: { readonly path: string; readonly onBack: () => void }) {
  const t = useTranslations("tickets");
  const found = useQuery({
    queryKey: ["help", path],
    queryFn: async () => (await (await fetch(path)).json()) as { readonly title: string; readonly body: string },
  });
  const mark = useMutation({
    mutationFn: (helpful: boolean) =>
      fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ helpful }),
      }),
  });
  return (
    <PublicPage title={found.data?.title ?? ""}>
      <Button kind="quiet" className="self-start" icon={<ArrowLeft />} onClick={onBack}>
        {t("help.back")}
      </Button>
      <Markdown text={found.data?.body ?? ""} />
      {mark.isSuccess ? (
        <p>{t("articles.thanks")}</p>
      ) : (
        <p className="flex items-center gap-2 text-ink-faint text-sm">
          {t("articles.helpful")}
          <Button size="sm" icon={<ThumbsUp />} onClick={() => mark.mutate(true)}>
            {t("articles.yes")}
          </Button>
          <Button size="sm" icon={<ThumbsDown />} onClick={() => mark.mutate(false)}>
            {t("articles.no")}
          </Button>
        </p>
      )}
    </PublicPage>
  );
}
