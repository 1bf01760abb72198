"use client";
import { Page } from "@patchbay/ui/page.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AlertList } from "../alerts/alert-list.tsx";
import { useAlerts } from "../alerts/use-alerts.ts";
import { type AgentFilter, AgentPanel } from "./agent-panel.tsx";
import { CallPanel } from "./call-panel.tsx";
import { QueuePanel } from "./queue-panel.tsx";
import { SupervisorPhone } from "./supervisor-phone.tsx";
import { TeamPanel } from "./team-panel.tsx";
import { TellAgentSwitch } from "./tell-agent-switch.tsx";
import { useWall } from "./use-wall.ts";
import { callsOf } from "./wall-state.ts";

/** For supervisors: queues, agents and calls as they are now, and the ways to step in. */
export function WallPage() {
  const t = useTranslations("supervision");
  const words = useTranslations("alerts");
  const wall = useWall();
  const alerts = useAlerts({ raised: true }).data?.length ?? 0;
  const [filter, setFilter] = useState<AgentFilter>({});
  return (
    <Page
      wide
      title={t("title")}
      description={t("description")}
      actions={
        <>
          <TellAgentSwitch />
          <SupervisorPhone />
        </>
      }
    >
      {wall ? (
        <>
          {alerts > 0 ? <AlertList raised title={words("now")} /> : null}
          <QueuePanel queues={wall.queues} onAgents={setFilter} />
          {wall.teams.length > 0 ? <TeamPanel teams={wall.teams} onAgents={setFilter} /> : null}
          <CallPanel calls={callsOf(wall, filter.team)} queues={wall.queues} />
          <AgentPanel agents={wall.agents} queues={wall.queues} filter={filter} onFilter={setFilter} />
        </>
      ) : (
        <Skeleton lines={12} />
      )}
    </Page>
  );
}
