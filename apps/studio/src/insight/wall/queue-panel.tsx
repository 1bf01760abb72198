"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import type { WallQueue } from "@patchbay/wire/live-wall";
import { ListOrdered } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useNow } from "../../workspace/desk/use-now.ts";
import { clockText } from "../../workspace/status/time-text.ts";
import { contactsAddress } from "../calls/metric-contacts.ts";
import type { AgentFilter } from "./agent-panel.tsx";
import { StateCounts } from "./state-counts.tsx";

const LINK = "text-accent-ink underline-offset-2 hover:underline";

/** Every number leads to what it counts: the waiting list, the contacts of the day, the agents below. */
export function QueuePanel({
  queues,
  onAgents,
}: {
  readonly queues: readonly WallQueue[];
  readonly onAgents: (filter: AgentFilter) => void;
}) {
  const t = useTranslations("supervision.queues");
  const format = useFormatter();
  const now = useNow();
  const ofToday = (metric: string, queue: WallQueue, text: string) => (
    <Link className={LINK} href={contactsAddress({ metric, range: "today", filters: { queue: [queue.id] } })}>
      {text}
    </Link>
  );
  return (
    <Panel flush title={t("title")}>
      <Table
        label={t("title")}
        rows={queues}
        rowKey={(queue) => queue.id}
        empty={<EmptyState icon={<ListOrdered />} title={t("none")} />}
        columns={[
          { key: "queue", title: t("queue"), cell: (queue) => queue.title },
          {
            key: "waiting",
            title: t("waiting"),
            align: "end",
            cell: (queue) => (
              <Link className={LINK} href="/waiting">
                {queue.waiting}
              </Link>
            ),
          },
          {
            key: "longest",
            title: t("longest"),
            align: "end",
            cell: (queue) => (queue.oldestSince && now ? clockText(now - queue.oldestSince) : "–"),
          },
          {
            key: "agents",
            title: t("agents"),
            cell: (queue) => <StateCounts counts={queue.agents} of={{ queue: queue.id }} onAgents={onAgents} />,
          },
          {
            key: "offered",
            title: t("offered"),
            align: "end",
            cell: (queue) => ofToday("calls-offered", queue, String(queue.offered)),
          },
          {
            key: "abandoned",
            title: t("abandoned"),
            align: "end",
            cell: (queue) => ofToday("calls-abandoned", queue, String(queue.abandoned)),
          },
          {
            key: "level",
            title: t("level"),
            align: "end",
            cell: (queue) =>
              queue.serviceLevel === null
                ? "–"
                : ofToday("service-level", queue, format.number(queue.serviceLevel, { style: "percent" })),
          },
        ]}
      />
    </Panel>
  );
}
