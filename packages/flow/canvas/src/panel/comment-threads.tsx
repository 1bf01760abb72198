"use client";
import type { CommentThread, NodeId } from "@patchbay/flow-model/document";
import { Button } from "@patchbay/ui/button.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { TextArea } from "@patchbay/ui/text-area.tsx";
import { Check, RotateCcw, Trash2 } from "lucide-react";
import { type KeyboardEvent, memo, useState } from "react";
import { useFormatter, useNow, useTranslations } from "use-intl";
import { answer, newThread, threadsOf } from "../edit/comments.ts";
import { useCanvas, useCanvasTools } from "../view/canvas-context.tsx";

/** What people say about a step, or about the flow, and a field to say something. */
export const CommentThreads = memo(function CommentThreads({ node }: { readonly node?: NodeId }) {
  const t = useTranslations("canvas.comments");
  const { store, author } = useCanvasTools();
  const comments = useCanvas((state) => state.flow.comments);
  const about = useCanvas(({ flow }) => (node === undefined ? undefined : (flow.nodes[node]?.label ?? node)));
  const readOnly = useCanvas((state) => state.readOnly);
  const [all, setAll] = useState(false);
  const threads = threadsOf(comments, node);
  const settled = threads.filter(({ resolved }) => resolved).length;
  const label = about === undefined ? t("new") : t("newOn", { label: about });
  if (!author || (readOnly && threads.length === 0)) return null;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2">
      <h3 className="font-medium text-ink-soft text-xs">{t("title")}</h3>
      <ul className="flex flex-col gap-2">
        {threads
          .filter(({ resolved }) => all || !resolved)
          .map((thread) => (
            <li key={thread.id}>
              <Thread thread={thread} />
            </li>
          ))}
      </ul>
      {settled > 0 && !all ? (
        <Button size="sm" kind="quiet" className="self-start" onClick={() => setAll(true)}>
          {t("showSettled", { count: settled })}
        </Button>
      ) : null}
      {readOnly ? null : (
        <Say
          label={label}
          onSay={(text) => store.edit(newThread(store.getState().flow, { ...author(), text }, node))}
        />
      )}
    </section>
  );
});

function Thread({ thread }: { readonly thread: CommentThread }) {
  const t = useTranslations("canvas.comments");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { store, author } = useCanvasTools();
  const readOnly = useCanvas((state) => state.readOnly);
  const settle = () => store.edit({ type: "put-comment", thread: { ...thread, resolved: !thread.resolved } });
  return (
    <article
      className="rounded-md border bg-surface p-2.5 text-xs data-[settled=true]:opacity-70"
      data-settled={thread.resolved}
    >
      <ul className="flex flex-col gap-2">
        {thread.messages.map(({ id, by, at, text }) => (
          <li key={id}>
            <p className="flex items-baseline gap-1.5">
              <span className="font-semibold">{by}</span>
              <time className="text-2xs text-ink-faint" dateTime={new Date(at).toISOString()}>
                {format.relativeTime(at, now)}
              </time>
            </p>
            <p className="whitespace-pre-wrap break-words">{text}</p>
          </li>
        ))}
      </ul>
      {readOnly || !author ? null : (
        <div className="flex flex-col gap-1.5 pt-2">
          <Say label={t("reply")} onSay={(text) => store.edit(answer(thread, { ...author(), text }))} />
          <span className="flex items-center justify-end gap-1">
            {thread.resolved ? <span className="mr-auto text-good-ink">{t("settled")}</span> : null}
            <IconButton
              size="sm"
              label={t(thread.resolved ? "reopen" : "resolve")}
              icon={thread.resolved ? <RotateCcw /> : <Check />}
              onClick={settle}
            />
            <IconButton
              size="sm"
              label={t("remove")}
              icon={<Trash2 />}
              onClick={() => store.edit({ type: "remove-comment", id: thread.id })}
            />
          </span>
        </div>
      )}
    </article>
  );
}

function Say({ label, onSay }: { readonly label: string; readonly onSay: (text: string) => void }) {
  const t = useTranslations("canvas.comments");
  const [text, setText] = useState("");
  const say = () => {
    if (text.trim() === "") return;
    onSay(text.trim());
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    say();
  };
  return (
    <span className="flex flex-col gap-1.5">
      <TextArea
        aria-label={label}
        placeholder={label}
        rows={1}
        maxLength={4_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {text.trim() === "" ? null : (
        <Button size="sm" className="self-end" onClick={say}>
          {t("send")}
        </Button>
      )}
    </span>
  );
}
