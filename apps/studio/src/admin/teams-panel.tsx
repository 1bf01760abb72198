"use client";
import { CHANNELS } from "@patchbay/domain/routing/capacity";
import { type WorkingRules, workOf } from "@patchbay/domain/routing/working-rules";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { editColumn } from "../frame/edit-column.tsx";
import { FormDialog } from "../frame/form-dialog.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { WorkFields } from "./work-fields.tsx";

interface TeamRow {
  readonly name: string;
  readonly rules: WorkingRules;
  readonly members: number;
}

/** Teams as agents are put into them, and how each works. */
export function TeamsPanel() {
  const t = useTranslations("admin.queues");
  const work = useTranslations("admin.work");
  const format = useFormatter();
  const trpc = useTRPC();
  const agents = useQuery(trpc.agent.list.queryOptions());
  const teams = useQuery(trpc.agent.teams.queryOptions());
  const [edited, setEdited] = useState<TeamRow>();
  const rows = agents.data && teams.data && teamRows(agents.data, teams.data);
  return (
    <>
      <ListPanel
        title={t("teams")}
        found={{ data: rows, error: agents.error ?? teams.error, isPending: agents.isPending || teams.isPending }}
        rowKey={(row) => row.name}
        empty={<EmptyState title={t("noTeams")}>{t("noTeamsHint")}</EmptyState>}
        columns={[
          {
            key: "name",
            title: t("team"),
            width: "16rem",
            cell: (row) => <span className="font-medium">{row.name}</span>,
          },
          { key: "members", title: t("agents"), width: "6rem", align: "end", cell: (row) => row.members },
          {
            key: "work",
            title: t("work"),
            cell: ({ rules }) => {
              const { mode, capacity } = workOf(rules);
              const most = CHANNELS.map((channel) => `${work(`channels.${channel}`)} ${capacity.most[channel]}`);
              return work("summary", { mode: work(`modes.${mode}`), most: format.list(most) });
            },
          },
          editColumn(t("edit"), (row: TeamRow) => row.name, setEdited),
        ]}
      />
      {edited ? <TeamDialog team={edited} onClose={() => setEdited(undefined)} /> : null}
    </>
  );
}

function TeamDialog({ team, onClose }: { readonly team: TeamRow; readonly onClose: () => void }) {
  const t = useTranslations("admin.queues");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [rules, setRules] = useState(team.rules);
  const save = useAction({
    run: () => client.agent.saveTeam.mutate({ name: team.name, rules }),
    refresh: [trpc.agent.teams.queryFilter(), trpc.agent.list.queryFilter()],
    done: words("saved"),
    onDone: onClose,
  });
  return (
    <FormDialog
      size="lg"
      title={t("teamWork", { name: team.name })}
      busy={save.isPending}
      onSubmit={() => save.mutate()}
      onClose={onClose}
    >
      <WorkFields rules={rules} onChange={setRules} />
    </FormDialog>
  );
}

function teamRows(
  agents: readonly { readonly team?: string | undefined }[],
  teams: readonly { readonly name: string; readonly rules: WorkingRules }[],
): readonly TeamRow[] {
  const rules = new Map(teams.map((team) => [team.name, team.rules]));
  const names = new Set([...agents.flatMap(({ team }) => team ?? []), ...rules.keys()]);
  return [...names]
    .sort((one, other) => one.localeCompare(other))
    .map((name) => ({
      name,
      rules: rules.get(name) ?? {},
      members: agents.filter(({ team }) => team === name).length,
    }));
}
