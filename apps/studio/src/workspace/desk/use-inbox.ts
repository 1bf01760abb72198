"use client";
import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC } from "../../data/trpc.ts";
import type { Offer } from "./desk-state.ts";
import { type Conversation, ofChat, type Subject, subjectOf } from "./subject.ts";

type Mine = Outputs["chat"]["mine"];

/** Contacts in writing that an agent has and is offered, and the one that is open. */
export interface Inbox extends Mine {
  readonly open: Mine["chats"][number] | undefined;
  choose(chat: string): void;
  /** While a chat stands before a call. */
  readonly backToCall?: () => void;
}

const NOTHING: Mine = { chats: [], offers: [] };

/**
 * The inbox, and what the panels are about: a call before what is written, until the agent opens a chat in that call. An offered call
 * does not push away a chat that is being answered; a call that was taken does.
 */
export function useInbox(
  conversation: Conversation | undefined,
  offer: Offer | undefined,
): { readonly inbox: Inbox; readonly subject: Subject | undefined } {
  // Events say when something changed; the interval is for those that a broken connection lost.
  const mine = useQuery(useTRPC().chat.mine.queryOptions(undefined, { refetchInterval: 10_000 })).data ?? NOTHING;
  const call = conversation?.call.id;
  const [chosen, setChosen] = useState<{ readonly chat: string; readonly during: string | undefined }>();
  const open = mine.chats.find(({ id }) => id === chosen?.chat) ?? mine.chats[0];
  const choose = useCallback((chat: string) => setChosen({ chat, during: call }), [call]);
  const duringCall = call !== undefined && chosen?.chat === open?.id && chosen?.during === call;
  const inbox = useMemo(
    () => ({ ...mine, open, choose, ...(duringCall ? { backToCall: () => setChosen(undefined) } : {}) }),
    [mine, open, choose, duringCall],
  );
  const subject = useMemo(
    () => (open && (call === undefined || duringCall) ? ofChat(open) : subjectOf(conversation, offer)),
    [open, call, duringCall, conversation, offer],
  );
  return { inbox, subject };
}
