"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useDesk } from "../desk/desk-context.tsx";
import { ChatPanel } from "./chat-panel.tsx";

type Offer = Outputs["chat"]["mine"]["offers"][number];

/** Conversations in writing: what is offered, what the agent has, and the one that is open, unless the layout has a panel for it. */
export function ChatDock() {
  const t = useTranslations("workspace.chat");
  const { inbox, layout } = useDesk();
  const { chats, offers, open, choose } = inbox;
  const inPanel = layout.panels.some(({ kind }) => kind === "conversation");
  if (chats.length === 0 && offers.length === 0) return null;
  return (
    <Panel
      title={t("title")}
      flush
      actions={
        inbox.backToCall ? (
          <Button size="sm" onClick={inbox.backToCall}>
            {t("back")}
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col md:flex-row">
        <ul
          aria-label={t("list")}
          className="flex shrink-0 flex-col gap-1 border-b p-2 md:w-64 md:border-r md:border-b-0"
        >
          {offers.map((offer) => (
            <OfferRow key={offer.offer} offer={offer} onAccepted={() => choose(offer.conversation)} />
          ))}
          {chats.map((chat) => (
            <li key={chat.id}>
              <button
                type="button"
                aria-current={chat.id === open?.id}
                onClick={() => choose(chat.id)}
                className="flex w-full items-start gap-2 rounded-md px-2.5 py-2 text-left text-sm hover:bg-sunken aria-[current=true]:bg-accent-soft aria-[current=true]:text-accent-ink"
              >
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{chat.name || t("visitor")}</span>
                  <span className="block truncate text-xs">{chat.subject || chat.text}</span>
                </span>
                {chat.unread > 0 ? <Badge tone="accent">{t("unread", { count: chat.unread })}</Badge> : null}
              </button>
            </li>
          ))}
        </ul>
        {open && !inPanel ? <ChatPanel key={open.id} chat={open} /> : null}
      </div>
    </Panel>
  );
}

function OfferRow({ offer, onAccepted }: { readonly offer: Offer; readonly onAccepted: () => void }) {
  const t = useTranslations("workspace.chat");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const asked = { conversation: offer.conversation, offer: offer.offer };
  const refresh = [trpc.chat.mine.queryFilter()];
  const accept = useAction({ run: () => client.chat.accept.mutate(asked), refresh, onDone: onAccepted });
  const decline = useAction({ run: () => client.chat.decline.mutate(asked), refresh });
  return (
    <li className="flex flex-col gap-2 rounded-md bg-lamp-soft p-2.5 text-lamp-ink text-sm">
      <p role="status">
        <strong className="font-semibold">
          {t(offer.channel === "email" ? "mail.offeredMail" : "offered", { queue: offer.queue })}
        </strong>
        <span className="block truncate">{offer.subject || offer.text || offer.name}</span>
      </p>
      <div className="flex gap-2">
        <Button size="sm" kind="primary" autoFocus busy={accept.isPending} onClick={() => accept.mutate()}>
          {t("accept")}
        </Button>
        <Button size="sm" busy={decline.isPending} onClick={() => decline.mutate()}>
          {t("decline")}
        </Button>
      </div>
    </li>
  );
}
