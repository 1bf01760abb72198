"use client";
import { Badge, type Tone } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import type { WallAgent, WallQueue } from "@patchbay/wire/live-wall";
import { Users } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useNow } from "../../workspace/desk/use-now.ts";
import { clockText } from "../../workspace/status/time-text.ts";
import { AgentMenu } from "./agent-menu.tsx";
import { useStateText } from "./use-state-text.ts";

/** Without a status: everybody who is signed in. */
export interface AgentFilter {
  readonly queue?: string;
  readonly team?: string;
  readonly status?: string;
  readonly reason?: string;
}

const TONE: Readonly<Record<string, Tone>> = { ready: "good", reserved: "lamp", talking: "lamp", "wrap-up": "accent" };

export function AgentPanel({
  agents,
  queues,
  filter,
  onFilter,
}: {
  readonly agents: readonly WallAgent[];
  readonly queues: readonly WallQueue[];
  readonly filter: AgentFilter;
  readonly onFilter: (filter: AgentFilter) => void;
}) {
  const t = useTranslations("supervision.agents");
  const now = useNow();
  const stateText = useStateText();
  const titles = new Map(queues.map(({ id, title }) => [id, title]));
  const rows = agents.filter(
    ({ status, reason, team, queues: served }) =>
      (filter.status === undefined ? status !== "offline" : status === filter.status && reason === filter.reason) &&
      (filter.queue === undefined || served.includes(filter.queue)) &&
      (filter.team === undefined || team === filter.team),
  );
  const isFiltered = filter.status !== undefined || filter.team !== undefined;
  return (
    <Panel
      flush
      title={t("title")}
      actions={
        isFiltered ? (
          <Button size="sm" onClick={() => onFilter({})}>
            {t("all")}
          </Button>
        ) : null
      }
    >
      <Table
        label={t("title")}
        rows={rows}
        rowKey={(agent) => agent.id}
        empty={<EmptyState icon={<Users />} title={t("none")} />}
        columns={[
          { key: "name", title: t("name"), cell: (agent) => agent.name },
          ...(agents.some(({ team }) => team !== undefined)
            ? [{ key: "team", title: t("team"), cell: (agent: WallAgent) => agent.team }]
            : []),
          {
            key: "state",
            title: t("state"),
            cell: (agent) => <Badge tone={TONE[agent.status] ?? "neutral"}>{stateText(agent)}</Badge>,
          },
          { key: "since", title: t("since"), align: "end", cell: (agent) => (now ? clockText(now - agent.since) : "") },
          {
            key: "call",
            title: t("call"),
            cell: (agent) =>
              agent.call ? (
                <Link className="text-accent-ink underline-offset-2 hover:underline" href={`/calls/${agent.call}`}>
                  {t("openCall")}
                </Link>
              ) : null,
          },
          { key: "queues", title: t("queues"), cell: (agent) => agent.queues.map((id) => titles.get(id)).join(", ") },
          {
            key: "phone",
            title: t("phone"),
            cell: (agent) => (agent.reachable ? t("registered") : <span className="text-bad-ink">{t("away")}</span>),
          },
          {
            key: "actions",
            title: <span className="sr-only">{t("change")}</span>,
            align: "end",
            cell: (agent) => <AgentMenu agent={agent} />,
          },
        ]}
      />
    </Panel>
  );
}
