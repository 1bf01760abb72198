"use client";
import { type CannedAnswer, fittingAnswers, typedShortcut } from "@patchbay/domain/canned-answer";
import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useState } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useDesk } from "../desk/desk-context.tsx";
import { useCustomer } from "../panels/use-customer.ts";
import { fillTemplate } from "../script/fill-template.ts";
import { chatFacts } from "./chat-facts-of.ts";
import type { Chat } from "./chat-message.ts";

/** As many as are read at a glance; more letters narrow them down. */
const MOST_SHOWN = 8;

export interface CannedAnswers {
  /** Undefined while no shortcut is being typed, or none fits. */
  readonly shown: readonly CannedAnswer[] | undefined;
  readonly active: number;
  /** Tells where one writes now. */
  readonly lookAt: (text: string, caret: number) => void;
  /** True: the key was for the list. */
  readonly onKey: (event: KeyboardEvent<HTMLTextAreaElement>) => boolean;
  readonly take: (answer: CannedAnswer) => void;
}

/** The list that a slash opens in an answer, and what choosing from it writes. `put`: the new text, and what is marked in it. */
export function useCannedAnswers(chat: Chat, put: (text: string, from: number, to: number) => void): CannedAnswers {
  const trpc = useTRPC();
  const { user } = useSession();
  const { team } = useDesk().agent;
  const [place, setPlace] = useState<{ readonly text: string; readonly caret: number }>();
  const [active, setActive] = useState(0);
  const found = place && typedShortcut(place.text, place.caret);
  const answers = useQuery(trpc.cannedAnswer.list.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  const customer = useCustomer(chat.customer).data?.customer;
  const tickets = useQuery(
    trpc.ticket.search.queryOptions({ call: chat.id, limit: 1 }, { enabled: found !== undefined }),
  );
  const where = { team, queue: chat.queue, language: customer?.language };
  const fitting = found ? fittingAnswers(answers, where, found.typed).slice(0, MOST_SHOWN) : [];
  const shown = fitting.length > 0 ? fitting : undefined;

  const close = () => setPlace(undefined);
  const take = ({ body }: CannedAnswer) => {
    if (!place || !found) return;
    const words = fillTemplate(body, chatFacts(chat, customer, user, tickets.data?.tickets[0]?.number), GAP);
    const text = place.text.slice(0, found.from) + words + place.text.slice(place.caret);
    const gap = words.indexOf(GAP);
    const from = found.from + (gap < 0 ? words.length : gap);
    put(text, from, gap < 0 ? from : from + GAP.length);
    close();
  };
  return {
    shown,
    active,
    take,
    lookAt: (text, caret) => {
      setPlace({ text, caret });
      setActive(0);
    },
    onKey: (event) => {
      if (!shown || event.nativeEvent.isComposing) return false;
      const chosen = shown[active];
      if (event.key === "ArrowDown") setActive((active + 1) % shown.length);
      else if (event.key === "ArrowUp") setActive((active + shown.length - 1) % shown.length);
      else if ((event.key === "Enter" || event.key === "Tab") && chosen) take(chosen);
      else if (event.key === "Escape") close();
      else return false;
      event.preventDefault();
      return true;
    },
  };
}

/** Stands for what is not known, and is marked, so that the agent writes over it. */
const GAP = "…";
