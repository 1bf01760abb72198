"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useSession } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";
import { DueBadge } from "../../tickets/due-badge.tsx";
import { NothingYet } from "./nothing-yet.tsx";

const DONE: ReadonlySet<string> = new Set(["resolved", "closed"]);

/** What this agent still has to do: their tickets that are not done, newest first. */
export function TasksPanel() {
  const t = useTranslations("workspace.tasks");
  const status = useTranslations("workspace.history.ticket");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { user } = useSession();
  const found = useQuery(trpc.ticket.search.queryOptions({ assignee: user.id, limit: 100 }));
  useTopic({ kind: "events", types: ["ticket.changed"] }, () => {
    void queries.invalidateQueries(trpc.ticket.search.queryFilter());
  });
  if (!found.data) return <Skeleton lines={4} />;
  const open = found.data.tickets.filter((ticket) => !DONE.has(ticket.status));
  if (open.length === 0) return <NothingYet>{t("none")}</NothingYet>;
  return (
    <ul aria-label={t("label")} className="flex flex-col divide-y text-sm">
      {open.map((ticket) => (
        <li key={ticket.id} className="flex items-baseline gap-2 py-1.5">
          <span className="tabular shrink-0 text-2xs text-ink-faint">#{ticket.number}</span>
          <span className="min-w-0 flex-1 truncate">
            <Link href={`/tickets/${ticket.id}`} className="hover:underline">
              {ticket.subject}
            </Link>
          </span>
          <DueBadge dueAt={ticket.dueAt} breached={ticket.breached} />
          <Badge tone={ticket.priority === "urgent" ? "bad" : "neutral"}>{status(ticket.status)}</Badge>
        </li>
      ))}
    </ul>
  );
}
