"use client";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import type { Chat, ChatMessage } from "./chat-message.ts";
import { MailView } from "./mail-view.tsx";
import { MessageFiles } from "./message-files.tsx";

export interface TranscriptProps {
  readonly chat: Pick<Chat, "id" | "channel">;
  readonly messages: readonly ChatMessage[];
  readonly label: string;
}

/** What was written, oldest first. Text is text, whatever it contains; only a mail's frame has markup. */
export function Transcript({ chat, messages, label }: TranscriptProps) {
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
    <section
      aria-label={label}
      className={`overflow-y-auto rounded-md border p-2.5 ${chat.channel === "email" ? "max-h-[34rem]" : "max-h-80"}`}
    >
      <ol className="flex flex-col gap-2 text-sm">
        {messages.map(({ seq, at, author, body }) => (
          <li
            key={seq}
            className={`max-w-[85%] rounded-md px-2.5 py-1.5 ${"mail" in body && body.mail ? "w-[85%]" : ""} ${toneOf(author.kind, body.kind)}`}
          >
            <Words body={body} />
            {body.kind === "text" && body.attachments ? (
              <MessageFiles conversation={chat.id} seq={seq} files={body.attachments} />
            ) : null}
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

function Words({ body }: Pick<ChatMessage, "body">) {
  const t = useTranslations("workspace.chat");
  if (body.kind === "event") return <p>{t(`events.${body.what}`, { who: body.who ?? "" })}</p>;
  if (body.kind === "text" && body.mail) return <MailView text={body.text} mail={body.mail} />;
  return <p className="whitespace-pre-wrap break-words">{body.text}</p>;
}

function toneOf(author: ChatMessage["author"]["kind"], kind: ChatMessage["body"]["kind"]): string {
  if (author === "system") return "self-center text-ink-faint text-xs";
  if (kind === "note") return "self-end bg-lamp-soft text-lamp-ink";
  return author === "visitor" ? "self-start bg-sunken" : "self-end bg-accent-soft text-accent-ink";
}
