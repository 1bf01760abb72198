"use client";
import { MessagesSquare } from "lucide-react";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { ChannelLinesPage, type ChosenLine } from "../numbers/channel-lines-page.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";
import { ScriptTagDialog } from "./script-tag-dialog.tsx";
import { useWebChatColumns, type WebChatAct } from "./use-web-chat-columns.tsx";
import { WebChatDialog } from "./web-chat-dialog.tsx";

export type WebChatRow = NumberRow;

/** Chat addresses: what their windows say, where they may stand, who answers. */
export function WebChatsPage() {
  const [chosen, setChosen] = useState<ChosenLine<WebChatAct>>();
  const columns = useWebChatColumns((act, row) => setChosen({ act, row }));
  return (
    <ChannelLinesPage
      channels={["chat"]}
      namespace="webChats"
      icon={<MessagesSquare />}
      mayAdd={useMay("number:bind")}
      columns={columns}
      chosen={chosen}
      onChoose={setChosen}
      dialog={({ act, row }, onClose) =>
        row && act === "tag" ? (
          <ScriptTagDialog row={row} onClose={onClose} />
        ) : (
          <WebChatDialog {...(row ? { row } : {})} onClose={onClose} />
        )
      }
    />
  );
}
