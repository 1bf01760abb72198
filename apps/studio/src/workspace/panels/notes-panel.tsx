"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { useDesk } from "../desk/desk-context.tsx";
import { keysOf } from "../desk/shortcuts.ts";
import { useDraft } from "../desk/use-draft.ts";
import { useShortcuts } from "../desk/use-shortcuts.ts";
import { NothingYet } from "./nothing-yet.tsx";

/** Notes on the call on the desk. What is being typed survives a reload. */
export function NotesPanel() {
  const { subject } = useDesk();
  const t = useTranslations("workspace.notes");
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  return <NotesOf key={subject.call} call={subject.call} />;
}

function NotesOf({ call }: { readonly call: string }) {
  const t = useTranslations("workspace.notes");
  const format = useFormatter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const [text, setText] = useDraft(`note.${call}`, "");
  const detail = useQuery(trpc.calls.get.queryOptions({ id: call }));
  const add = useMutation(
    trpc.calls.addNote.mutationOptions({
      onSuccess: () => {
        setText("");
        void queries.invalidateQueries({ queryKey: trpc.calls.get.queryKey({ id: call }) });
      },
      onError: (error) => say.failed(t("failed"), failureText(error)),
    }),
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useShortcuts({ note: () => field.current?.focus() });
  const keep = () => {
    if (text.trim() !== "" && !add.isPending) add.mutate({ call, text });
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextArea
        ref={field}
        aria-label={t("label")}
        placeholder={t("label")}
        title={keysOf("note")}
        value={text}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) keep();
        }}
        onChange={(event) => setText(event.target.value)}
      />
      <Button type="submit" size="sm" busy={add.isPending} disabled={text.trim() === ""} className="self-end">
        {t("add")}
      </Button>
      <ul className="flex flex-col gap-2">
        {detail.data?.notes.map((note) => (
          <li key={`${note.at} ${note.text}`} className="rounded-md bg-sunken px-2.5 py-1.5 text-sm">
            <p className="whitespace-pre-wrap break-words">{note.text}</p>
            <p className="text-2xs text-ink-faint">
              {note.byName} · {format.dateTime(note.at, { timeStyle: "short" })}
            </p>
          </li>
        ))}
      </ul>
    </form>
  );
}
