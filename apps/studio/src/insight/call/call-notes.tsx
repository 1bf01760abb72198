"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useFormatter, useTranslations } from "next-intl";
import type { CallDetail } from "./call-facts.tsx";

export function CallNotes({ notes }: { readonly notes: CallDetail["notes"] }) {
  const t = useTranslations("insight.call");
  const format = useFormatter();
  return (
    <Panel title={t("notes")}>
      {notes.length === 0 ? <p className="text-ink-faint">{t("noNotes")}</p> : null}
      <ul className="flex flex-col gap-2">
        {notes.map((note) => (
          <li key={`${note.at} ${note.text}`} className="rounded-md bg-sunken px-2.5 py-1.5 text-sm">
            <p className="whitespace-pre-wrap break-words">{note.text}</p>
            <p className="text-2xs text-ink-faint">
              {note.byName} · {format.dateTime(note.at, { dateStyle: "short", timeStyle: "short" })}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
