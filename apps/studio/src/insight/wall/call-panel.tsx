"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import type { WallCall, WallQueue } from "@patchbay/wire/live-wall";
import { Circle, PhoneCall } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useNow } from "../../workspace/desk/use-now.ts";
import { clockText } from "../../workspace/status/time-text.ts";
import { CallActions } from "./call-actions.tsx";

export function CallPanel({
  calls,
  queues,
}: {
  readonly calls: readonly WallCall[];
  readonly queues: readonly WallQueue[];
}) {
  const t = useTranslations("supervision.calls");
  const format = useFormatter();
  const channels = useTranslations("insight.channels");
  const now = useNow();
  const titles = new Map(queues.map(({ id, title }) => [id, title]));
  return (
    <Panel flush title={t("title")}>
      <Table
        label={t("title")}
        rows={calls}
        rowKey={(call) => call.id}
        empty={<EmptyState icon={<PhoneCall />} title={t("none")} />}
        columns={[
          {
            key: "party",
            title: t("party"),
            cell: (call) => (
              <Link className="text-accent-ink underline-offset-2 hover:underline" href={`/calls/${call.id}`}>
                {call.customer ?? (call.party || channels("visitor"))}
              </Link>
            ),
          },
          { key: "queue", title: t("queue"), cell: (call) => titles.get(call.queue ?? "") ?? call.queue },
          { key: "agent", title: t("agent"), cell: (call) => call.agentName },
          {
            key: "state",
            title: t("state"),
            cell: (call) => (
              <span className="flex flex-wrap gap-1">
                <Badge tone={call.state === "talking" ? "lamp" : "neutral"}>{t(`states.${call.state}`)}</Badge>
                {call.recording ? (
                  <Badge tone={call.recording === "on" ? "bad" : "neutral"} icon={<Circle />}>
                    {t(`recording.${call.recording}`)}
                  </Badge>
                ) : null}
                {call.supervision ? <Badge tone="accent">{t(`supervised.${call.supervision.how}`)}</Badge> : null}
              </span>
            ),
          },
          {
            key: "lasts",
            title: t("lasts"),
            align: "end",
            cell: (call) => (now ? clockText(now - call.startedAt) : ""),
          },
          {
            key: "mos",
            title: t("mos"),
            align: "end",
            cell: (call) =>
              call.mos === undefined
                ? "–"
                : format.number(call.mos, { maximumFractionDigits: 1, minimumFractionDigits: 1 }),
          },
          {
            key: "actions",
            title: <span className="sr-only">{t("actions")}</span>,
            align: "end",
            cell: (call) => (call.channel === "voice" ? <CallActions call={call} queues={queues} /> : null),
          },
        ]}
      />
    </Panel>
  );
}
