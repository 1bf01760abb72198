"use client";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { FlaskConical, MessageSquare, PhoneIncoming, PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useQueueTitle } from "../../workspace/panels/use-queue-title.ts";
import { clockText } from "../../workspace/status/time-text.ts";
import { OutcomeBadge } from "./outcome-badge.tsx";
import { useContactText } from "./use-contact-text.ts";

export type CallRow = Outputs["calls"]["search"]["calls"][number];

const DIRECTION = { inbound: PhoneIncoming, outbound: PhoneOutgoing, test: FlaskConical } as const;

export function CallTable({ calls }: { readonly calls: readonly CallRow[] }) {
  const t = useTranslations("insight.calls");
  const directions = useTranslations("insight.directions");
  const format = useFormatter();
  const router = useRouter();
  const queueTitle = useQueueTitle();
  const text = useContactText();
  const columns: readonly Column<CallRow>[] = [
    {
      key: "direction",
      title: <span className="sr-only">{t("columns.direction")}</span>,
      width: "2.5rem",
      cell: (call) => {
        const Icon = call.channel ? MessageSquare : DIRECTION[call.direction];
        const name = call.channel ? text.channel(call) : directions(call.direction);
        return <Icon className="size-4 text-ink-faint" role="img" aria-label={name} />;
      },
    },
    {
      key: "time",
      title: t("columns.time"),
      width: "11rem",
      cell: (call) => (
        <Link href={`/calls/${call.id}`} className="tabular hover:underline">
          {format.dateTime(call.startedAt, { dateStyle: "short", timeStyle: "medium" })}
        </Link>
      ),
    },
    {
      key: "from",
      title: t("columns.from"),
      cell: (call) => (
        <span>
          {call.customerName ? <span className="font-medium">{call.customerName} </span> : null}
          <span className="tabular text-ink-soft">{call.from || (call.customerName ? "" : text.party(call))}</span>
        </span>
      ),
    },
    {
      key: "to",
      title: t("columns.to"),
      width: "7rem",
      cell: (call) => <span className="tabular">{text.address(call)}</span>,
    },
    { key: "queue", title: t("columns.queue"), cell: (call) => (call.queue ? queueTitle(call.queue) : "—") },
    { key: "agent", title: t("columns.agent"), cell: (call) => call.agentName ?? "—" },
    { key: "outcome", title: t("columns.outcome"), width: "9rem", cell: (call) => <OutcomeBadge call={call} /> },
    {
      key: "waited",
      title: t("columns.waited"),
      align: "end",
      width: "6rem",
      cell: (call) => (call.queuedMs === undefined ? "—" : clockText(call.queuedMs)),
    },
    {
      key: "talked",
      title: t("columns.talked"),
      align: "end",
      width: "6rem",
      cell: (call) => (call.talkedMs === undefined ? "—" : clockText(call.talkedMs)),
    },
  ];
  return (
    <Table
      label={t("title")}
      columns={columns}
      rows={calls}
      rowKey={(call) => call.id}
      onOpen={(call) => router.push(`/calls/${call.id}`)}
    />
  );
}
