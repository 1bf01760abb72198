"use client";
import { Lightbulb } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Assist } from "../desk/subject.ts";

export interface AssistAdviceProps {
  readonly assist: Assist;
  readonly onOpen: (title: string) => void;
}

/** What the flow lays before the agent for this contact; an article opens by its title. */
export function AssistAdvice({ assist, onOpen }: AssistAdviceProps) {
  const t = useTranslations("workspace.assist");
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 rounded-md border bg-sunken p-2 text-sm">
      <h3 className="flex items-center gap-1.5 font-medium">
        <Lightbulb className="size-4 shrink-0" aria-hidden />
        {t("title")}
      </h3>
      {assist.summary ? <p>{assist.summary}</p> : null}
      {assist.steps.length > 0 ? (
        <ol aria-label={t("steps")} className="flex list-decimal flex-col gap-0.5 pl-5">
          {assist.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      ) : null}
      {assist.articles.map(({ title, excerpt }) => (
        <button
          key={title}
          type="button"
          onClick={() => onOpen(title)}
          className="rounded-md px-2 py-1 text-left hover:bg-hover"
        >
          <span className="font-medium">{title}</span>
          <span className="line-clamp-2 text-ink-soft text-xs">{excerpt}</span>
        </button>
      ))}
    </section>
  );
}
