"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { DueBadge } from "../../tickets/due-badge.tsx";

/** Tickets that belong to the call already: the flow's, and what was saved here. */
export function TicketsOfCall({ call }: { readonly call: string }) {
  const t = useTranslations("workspace");
  const found = useQuery(useTRPC().ticket.search.queryOptions({ call, limit: 20 }));
  if (!found.data || found.data.tickets.length === 0) return null;
  return (
    <ul aria-label={t("ticket.linked")} className="flex flex-col gap-1">
      {found.data.tickets.map((ticket) => (
        <li
          key={ticket.id}
          data-ticket={ticket.number}
          className="flex items-center gap-2 rounded-md bg-good-soft px-2.5 py-1.5 text-sm"
        >
          <span className="tabular font-semibold text-good-ink">#{ticket.number}</span>
          <Link href={`/tickets/${ticket.id}`} className="min-w-0 flex-1 truncate hover:underline">
            {ticket.subject}
          </Link>
          <DueBadge dueAt={ticket.dueAt} breached={ticket.breached} />
          <Badge>{t(`history.ticket.${ticket.status}`)}</Badge>
        </li>
      ))}
    </ul>
  );
}
