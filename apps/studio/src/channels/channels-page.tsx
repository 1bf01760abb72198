"use client";
import { Waypoints } from "lucide-react";
import { useState } from "react";
import { RotateSecretDialog } from "../admin/rotate-secret-dialog.tsx";
import { useMay } from "../data/session.tsx";
import { useTRPCClient } from "../data/trpc.ts";
import { ChannelLinesPage, type ChosenLine } from "../numbers/channel-lines-page.tsx";
import { ChannelDialog } from "./channel-dialog.tsx";
import { type ChannelAct, useChannelColumns } from "./use-channel-columns.tsx";

const CHANNELS = ["sms", "social", "open"] as const;

/** Lines that providers carry: text messages, WeChat, WhatsApp, Telegram, LINE, systems of one's own; who answers each. */
export function ChannelsPage() {
  const [chosen, setChosen] = useState<ChosenLine<ChannelAct>>();
  const client = useTRPCClient();
  const columns = useChannelColumns((act, row) => setChosen({ act, row }));
  return (
    <ChannelLinesPage
      channels={CHANNELS}
      namespace="channels"
      icon={<Waypoints />}
      mayAdd={useMay("integration:manage")}
      columns={columns}
      chosen={chosen}
      onChoose={setChosen}
      dialog={({ row }, onClose) =>
        row?.open ? (
          <RotateSecretDialog
            name={row.label}
            rotate={(hours) => client.chat.rotateOpenSecret.mutate({ address: row.number, hours })}
            onClose={onClose}
          />
        ) : (
          <ChannelDialog {...(row ? { row } : {})} onClose={onClose} />
        )
      }
    />
  );
}
