"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useTranslations } from "next-intl";
import type { CallDetail } from "./call-facts.tsx";

export function CallTickets({ tickets }: { readonly tickets: CallDetail["tickets"] }) {
  const t = useTranslations("insight.call");
  const statuses = useTranslations("workspace.history.ticket");
  return (
    <Panel title={t("tickets")}>
      {tickets.length === 0 ? <p className="text-ink-faint">{t("noTickets")}</p> : null}
      <ul className="flex flex-col gap-2 text-sm">
        {tickets.map((ticket) => (
          <li key={ticket.id} className="flex flex-col gap-0.5" data-ticket={ticket.number}>
            <div className="flex items-center gap-2">
              <span className="tabular font-semibold">#{ticket.number}</span>
              <span className="min-w-0 flex-1 truncate">{ticket.subject}</span>
              <Badge>{statuses(ticket.status)}</Badge>
            </div>
            {ticket.description ? <p className="line-clamp-3 text-ink-soft text-xs">{ticket.description}</p> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
