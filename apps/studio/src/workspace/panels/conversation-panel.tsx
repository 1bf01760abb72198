"use client";
import { useTranslations } from "next-intl";
import { ChatPanel } from "../chat/chat-panel.tsx";
import { useDesk } from "../desk/desk-context.tsx";
import { FactList } from "./fact-list.tsx";
import { NothingYet } from "./nothing-yet.tsx";
import { useQueueTitle } from "./use-queue-title.ts";

/** The contact that the panels are about: a chat or letter with its answer, or who is on the line. */
export function ConversationPanel() {
  const t = useTranslations("workspace.conversation");
  const { subject, inbox } = useDesk();
  const queueTitle = useQueueTitle();
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  if (inbox.open && inbox.open.id === subject.call) return <ChatPanel key={inbox.open.id} chat={inbox.open} />;
  const rows: (readonly [string, string])[] = [
    [t("from"), subject.from],
    [t("to"), subject.to],
  ];
  if (subject.queue) rows.push([t("queue"), queueTitle(subject.queue)]);
  return <FactList facts={rows} />;
}
