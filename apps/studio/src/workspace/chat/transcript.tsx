"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Outputs } from "../../data/outputs.ts";

type Message = Outputs["chat"]["messages"]["messages"][number];

/** What was written, oldest first. Text is text, whatever it contains. */
export function Transcript({ messages, label }: { readonly messages: readonly Message[]; readonly label: string }) {
  const t = useTranslations("workspace.chat");
  const format = useFormatter();
  const end = useRef<HTMLLIElement>(null);
  const newest = messages.at(-1)?.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to scroll.
  useEffect(() => {
    // Its answer is a promise in newer browsers, which is no clean-up.
    void end.current?.scrollIntoView({ block: "nearest" });
  }, [newest]);
  return (
    <section aria-label={label} className="max-h-80 overflow-y-auto rounded-md border p-2.5">
      <ol className="flex flex-col gap-2 text-sm">
        {messages.map(({ seq, at, author, body }) => (
          <li key={seq} className={`max-w-[85%] rounded-md px-2.5 py-1.5 ${toneOf(author.kind, body.kind)}`}>
            {body.kind === "event" ? (
              <p>{t(`events.${body.what}`, { who: body.who ?? "" })}</p>
            ) : (
              <p className="whitespace-pre-wrap break-words">{body.text}</p>
            )}
            {body.kind === "choices" ? (
              <p className="text-xs">{body.choices.map((choice) => choice.label).join(" · ")}</p>
            ) : null}
            <p className="text-2xs">
              {author.kind === "agent" ? author.name : t(`author.${author.kind}`)}
              {body.kind === "note" ? ` · ${t("noted")}` : ""} · {format.dateTime(at, { timeStyle: "short" })}
            </p>
          </li>
        ))}
        <li ref={end} aria-hidden />
      </ol>
    </section>
  );
}

function toneOf(author: Message["author"]["kind"], kind: Message["body"]["kind"]): string {
  if (author === "system") return "self-center text-ink-faint text-xs";
  if (kind === "note") return "self-end bg-lamp-soft text-lamp-ink";
  return author === "visitor" ? "self-start bg-sunken" : "self-end bg-accent-soft text-accent-ink";
}
