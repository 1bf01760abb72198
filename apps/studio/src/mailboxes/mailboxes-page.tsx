"use client";
import { useQuery } from "@tanstack/react-query";
import { Mail } from "lucide-react";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { ChannelLinesPage, type ChosenLine } from "../numbers/channel-lines-page.tsx";
import { MailboxDialog } from "./mailbox-dialog.tsx";
import { type MailboxAct, useMailboxColumns } from "./use-mailbox-columns.tsx";

const LOOK_MS = 5_000;

/** E-mail addresses: their servers, how fetching stands, who answers. */
export function MailboxesPage() {
  const states = useQuery(useTRPC().chat.mailLineStates.queryOptions(undefined, { refetchInterval: LOOK_MS }));
  const [chosen, setChosen] = useState<ChosenLine<MailboxAct>>();
  const columns = useMailboxColumns(states.data ?? [], (act, row) => setChosen({ act, row }));
  return (
    <ChannelLinesPage
      channels={["email"]}
      namespace="mailboxes"
      icon={<Mail />}
      mayAdd={useMay("integration:manage")}
      columns={columns}
      chosen={chosen}
      onChoose={setChosen}
      dialog={({ row }, onClose) => <MailboxDialog {...(row ? { row } : {})} onClose={onClose} />}
    />
  );
}
