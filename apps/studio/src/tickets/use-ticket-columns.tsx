"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../data/outputs.ts";
import { DueBadge } from "./due-badge.tsx";
import { STATUS_TONE } from "./ticket-words.ts";

export type TicketRow = Outputs["ticket"]["search"]["tickets"][number];

export function useTicketColumns(): readonly Column<TicketRow>[] {
  const t = useTranslations("tickets");
  const format = useFormatter();
  return [
    {
      key: "number",
      title: t("number"),
      width: "5rem",
      cell: ({ number }) => <span className="tabular text-ink-faint">#{number}</span>,
    },
    {
      key: "subject",
      title: t("subject"),
      cell: ({ id, subject, customerName }) => (
        <span className="block min-w-0">
          <Link href={`/tickets/${id}`} className="block truncate font-medium hover:underline">
            {subject}
          </Link>
          <span className="block truncate text-ink-faint text-xs">{customerName}</span>
        </span>
      ),
    },
    {
      key: "status",
      title: t("status"),
      width: "9rem",
      cell: ({ status, step }) => <Badge tone={STATUS_TONE[status]}>{step?.title ?? t(`statuses.${status}`)}</Badge>,
    },
    {
      key: "priority",
      title: t("priority"),
      width: "7rem",
      cell: ({ priority }) => (
        <span className={priority === "urgent" ? "font-semibold text-bad-ink" : undefined}>
          {t(`priorities.${priority}`)}
        </span>
      ),
    },
    { key: "assignee", title: t("assignee"), width: "10rem", cell: ({ assigneeName }) => assigneeName ?? "–" },
    {
      key: "sla",
      title: t("sla.title"),
      width: "9rem",
      cell: ({ dueAt, breached }) => <DueBadge dueAt={dueAt} breached={breached} />,
    },
    {
      key: "created",
      title: t("created"),
      width: "11rem",
      cell: ({ createdAt }) => (
        <span className="text-ink-soft text-xs">
          {format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" })}
        </span>
      ),
    },
  ];
}
