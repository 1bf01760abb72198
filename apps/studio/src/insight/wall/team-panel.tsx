"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import type { WallTeam } from "@patchbay/wire/live-wall";
import { useTranslations } from "next-intl";
import type { AgentFilter } from "./agent-panel.tsx";
import { StateCounts } from "./state-counts.tsx";

/** The floor team by team; a team's name shows its calls and agents alone. */
export function TeamPanel({
  teams,
  onAgents,
}: {
  readonly teams: readonly WallTeam[];
  readonly onAgents: (filter: AgentFilter) => void;
}) {
  const t = useTranslations("supervision.teams");
  return (
    <Panel flush title={t("title")}>
      <Table
        label={t("title")}
        rows={teams}
        rowKey={(team) => team.id}
        columns={[
          {
            key: "team",
            title: t("team"),
            cell: (team) => (
              <button
                type="button"
                className="text-accent-ink underline-offset-2 hover:underline"
                onClick={() => onAgents({ team: team.id })}
              >
                {team.id}
              </button>
            ),
          },
          {
            key: "agents",
            title: t("agents"),
            cell: (team) => <StateCounts counts={team.agents} of={{ team: team.id }} onAgents={onAgents} />,
          },
          { key: "calls", title: t("calls"), align: "end", cell: (team) => team.calls },
        ]}
      />
    </Panel>
  );
}
