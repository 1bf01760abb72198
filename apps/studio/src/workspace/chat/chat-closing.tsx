"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useTransferTargets } from "../call/use-target-title.ts";
import type { Chat } from "./chat-message.ts";

const OUTCOMES = ["resolved", "follow-up", "escalated", "no-answer"] as const;

/** Ways out of a conversation: to somebody else with all that was written, or to its end with how it came out. */
export function ChatClosing({ chat: { id: conversation, channel } }: { readonly chat: Pick<Chat, "id" | "channel"> }) {
  const t = useTranslations("workspace.chat");
  const outcomes = useTranslations("workspace.wrapUp.dispositions");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const targets = useTransferTargets().data;
  const [to, setTo] = useState<string>();
  const [outcome, setOutcome] = useState<string>("resolved");
  const refresh = [trpc.chat.mine.queryFilter()];
  const transfer = useAction({
    run: () => client.chat.transfer.mutate({ conversation, to: to ?? "" }),
    refresh,
    done: t("transferred"),
  });
  const close = useAction({
    run: () => client.chat.close.mutate({ conversation, disposition: outcome }),
    refresh,
    done: t("closed"),
  });
  const options = [
    ...(targets?.queues ?? []).map(({ name, title }) => ({ value: `queue:${name}`, label: title })),
    ...(targets?.agents ?? [])
      .filter(({ status }) => status === "ready")
      .map(({ id, name }) => ({ value: `agent:${id}`, label: name })),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2 border-t pt-2">
      <Select
        label={t("to")}
        placeholder={t("to")}
        value={to}
        options={options}
        onChange={setTo}
        size="sm"
        className="w-44!"
      />
      <Button size="sm" busy={transfer.isPending} disabled={to === undefined} onClick={() => transfer.mutate()}>
        {t("transfer")}
      </Button>
      <Select
        label={t("outcome")}
        size="sm"
        className="ml-auto w-44!"
        value={outcome}
        options={OUTCOMES.map((value) => ({ value, label: outcomes(value) }))}
        onChange={setOutcome}
      />
      <Button size="sm" busy={close.isPending} onClick={() => close.mutate()}>
        {t(channel === "email" ? "mail.closeMail" : "close")}
      </Button>
    </div>
  );
}
