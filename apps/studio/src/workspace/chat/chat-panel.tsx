"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { SuggestedArticles } from "../../tickets/suggested-articles.tsx";
import { TicketDetail } from "../../tickets/ticket-detail.tsx";
import { AnswerForm } from "./answer-form.tsx";
import { ChatAdvice } from "./chat-advice.tsx";
import { ChatClosing } from "./chat-closing.tsx";
import { ChatFacts } from "./chat-facts.tsx";
import type { Chat } from "./chat-message.ts";
import { Transcript, type TranscriptProps } from "./transcript.tsx";

/** One conversation: what was written, and the answer. */
export function ChatPanel({ chat }: { readonly chat: Chat }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const read = useQuery(trpc.chat.messages.queryOptions({ id: chat.id }, { refetchInterval: 10_000 }));
  const lastSeq = read.data?.lastSeq ?? 0;
  useEffect(() => {
    if (lastSeq > 0) void client.chat.seen.mutate({ conversation: chat.id, seq: lastSeq }).catch(() => undefined);
  }, [client, chat.id, lastSeq]);
  return (
    <div className="flex min-w-0 flex-1 flex-col gap-2 p-3">
      <ChatFacts data={chat.screen.data} page={read.data?.facts.page} />
      {chat.screen.assist ? <ChatAdvice assist={chat.screen.assist} /> : null}
      {chat.ticket ? <TicketDetail id={chat.ticket} /> : <Written chat={chat} messages={read.data?.messages ?? []} />}
      <ChatClosing chat={chat} />
    </div>
  );
}

interface WrittenProps {
  readonly chat: Chat;
  readonly messages: TranscriptProps["messages"];
}

/** What was written, articles that fit what the customer wrote last, and the answer. */
function Written({ chat, messages }: WrittenProps) {
  const t = useTranslations("workspace.chat");
  return (
    <>
      <Transcript chat={chat} messages={messages} label={t("transcript", { name: chat.name || t("visitor") })} />
      <SuggestedArticles text={chat.text} />
      <AnswerForm chat={chat} />
    </>
  );
}
