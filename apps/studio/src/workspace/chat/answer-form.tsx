"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { upload } from "../../data/upload.ts";
import { useAction } from "../../data/use-action.ts";
import { useDraft } from "../desk/use-draft.ts";
import { AnswerChoices, choiceId } from "./answer-choices.tsx";
import type { Chat } from "./chat-message.ts";
import { FilePicker } from "./file-picker.tsx";
import { useCannedAnswers } from "./use-canned-answers.ts";

/** What the agent writes: a line of a chat, which Enter sends, or a letter with files, which Ctrl + Enter sends. */
export function AnswerForm({ chat }: { readonly chat: Chat }) {
  const t = useTranslations("workspace.chat");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [text, setText] = useDraft(`chat.${chat.id}`, "");
  const [internal, setInternal] = useState(false);
  const [files, setFiles] = useState<readonly File[]>([]);
  const told = useRef(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const [marked, setMarked] = useState<readonly [number, number]>();
  const list = useId();
  const canned = useCannedAnswers(chat, (next, from, to) => {
    setText(next);
    setMarked([from, to]);
  });
  useLayoutEffect(() => {
    if (marked) field.current?.setSelectionRange(...marked);
  }, [marked]);
  const isMail = chat.channel === "email";
  const send = useAction({
    run: async (key: string) => {
      const laid = internal ? [] : await Promise.all(files.map((file) => layFile(chat.id, file)));
      return client.chat.write.mutate({ conversation: chat.id, key, text, internal, files: laid });
    },
    refresh: [trpc.chat.messages.queryFilter({ id: chat.id }), trpc.chat.mine.queryFilter()],
    onDone: () => {
      setText("");
      setFiles([]);
    },
  });
  const submit = () => {
    if (text.trim() !== "" && !send.isPending) send.mutate(crypto.randomUUID());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (canned.onKey(event)) return;
    const sends = isMail ? event.ctrlKey || event.metaKey : !event.shiftKey;
    if (event.key !== "Enter" || !sends || event.nativeEvent.isComposing) return;
    event.preventDefault();
    submit();
  };
  const type = (next: string) => {
    setText(next);
    if (internal || isMail || Date.now() - told.current < 2_500) return;
    told.current = Date.now();
    void client.chat.typing.mutate({ conversation: chat.id }).catch(() => undefined);
  };
  const label = t(internal ? "note" : "reply");
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className="relative flex flex-col">
        <AnswerChoices id={list} answers={canned} />
        <TextArea
          ref={field}
          aria-label={label}
          aria-autocomplete="list"
          {...(canned.shown ? { "aria-controls": list, "aria-activedescendant": choiceId(list, canned.active) } : {})}
          placeholder={t("writeHere", { label })}
          value={text}
          rows={isMail ? 6 : 3}
          maxLength={isMail ? 50_000 : 4_000}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            type(event.target.value);
            canned.lookAt(event.target.value, event.target.selectionStart);
          }}
          onSelect={({ currentTarget }) => {
            if (canned.shown) canned.lookAt(currentTarget.value, currentTarget.selectionStart);
          }}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Checkbox checked={internal} onChange={setInternal}>
          {t("internal")}
        </Checkbox>
        {isMail && !internal ? <FilePicker files={files} onChange={setFiles} /> : null}
        <span className="ml-auto flex items-center gap-2">
          {isMail ? <span className="text-ink-faint text-xs">{t("mail.mailHint")}</span> : null}
          <Button type="submit" size="sm" kind="primary" busy={send.isPending} disabled={text.trim() === ""}>
            {internal ? t("keepNote") : t("send")}
          </Button>
        </span>
      </div>
    </form>
  );
}

async function layFile(conversation: string, file: File): Promise<{ readonly id: string; readonly name: string }> {
  const path = `/api/conversations/${encodeURIComponent(conversation)}/files`;
  const { id } = (await upload(path, file, "application/octet-stream")) as { readonly id: string };
  return { id, name: file.name };
}
