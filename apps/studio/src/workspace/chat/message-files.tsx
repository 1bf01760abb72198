"use client";
import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import type { TextBody } from "./chat-message.ts";

export interface MessageFilesProps {
  readonly conversation: string;
  readonly seq: number;
  readonly files: NonNullable<TextBody["attachments"]>;
}

/** What came or went with a message, to be saved. */
export function MessageFiles({ conversation, seq, files }: MessageFilesProps) {
  const t = useTranslations("workspace.chat.mail");
  return (
    <ul aria-label={t("files")} className="flex flex-wrap gap-1.5 pt-1">
      {files.map(({ id, name, bytes }, place) => (
        <li key={id} className="min-w-0">
          <a
            href={`/api/conversations/${encodeURIComponent(conversation)}/messages/${seq}/files/${place}`}
            download={name}
            className="flex max-w-full items-center gap-1.5 rounded-md border bg-raised px-2 py-1 text-ink text-xs hover:underline"
          >
            <Paperclip className="size-3.5 shrink-0" aria-hidden />
            <span className="truncate">{name}</span>
            <span className="shrink-0 text-ink-soft">
              {t("size", { kilobytes: Math.max(1, Math.round(bytes / 1024)) })}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
