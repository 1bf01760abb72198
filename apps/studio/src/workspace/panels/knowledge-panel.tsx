"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { SuggestedArticles } from "../../tickets/suggested-articles.tsx";
import { useDesk } from "../desk/desk-context.tsx";
import type { Subject } from "../desk/subject.ts";
import { Markdown } from "../script/markdown.tsx";
import { AssistAdvice } from "./assist-advice.tsx";
import { NothingYet } from "./nothing-yet.tsx";

/** Finds and reads articles; works with and without a contact. */
export function KnowledgePanel() {
  const t = useTranslations("workspace.knowledge");
  const trpc = useTRPC();
  const { subject } = useDesk();
  const [text, setText] = useState("");
  const [reading, setReading] = useState<string>();
  const [suggested, setSuggested] = useState<string>();
  const wanted = useDeferredValue(text.trim());
  const found = useQuery(
    trpc.library.searchArticles.queryOptions({ text: wanted }, { placeholderData: keepPreviousData }),
  );
  const article = found.data?.find((one) => one.id === reading || one.title === suggested);
  const goBack = () => {
    setReading(undefined);
    if (suggested !== undefined) setText("");
    setSuggested(undefined);
  };
  const openSuggested = (title: string) => {
    setText(title);
    setSuggested(title);
  };
  if (article) {
    return (
      <article className="flex flex-col gap-2">
        <Button size="sm" kind="quiet" icon={<ArrowLeft />} className="self-start" onClick={goBack}>
          {t("back")}
        </Button>
        <h3 className="font-semibold text-lg">{article.title}</h3>
        <Markdown text={article.body} />
      </article>
    );
  }
  return (
    <div className="flex flex-col gap-2">
      {subject?.assist ? <AssistAdvice assist={subject.assist} onOpen={openSuggested} /> : null}
      {subject && wanted === "" ? <SuggestedArticles text={aboutOf(subject)} /> : null}
      <SearchInput label={t("search")} value={text} onChange={(event) => setText(event.target.value)} />
      {found.data?.length === 0 ? <NothingYet>{t("empty")}</NothingYet> : null}
      <ul className="flex flex-col">
        {found.data?.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              onClick={() => setReading(one.id)}
              className="w-full rounded-md px-2 py-1.5 text-left text-sm hover:bg-hover"
            >
              {one.title}
              <span className="block truncate text-ink-faint text-xs">{one.tags.join(" · ")}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the flow heard and asked, as words to look for. */
function aboutOf({ data, assist }: Subject): string {
  const known = Object.values(data).filter((value) => typeof value === "string");
  return [assist?.summary ?? "", ...known].join(" ").trim();
}
