"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { Pencil, SlidersHorizontal } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { SkillsDialog } from "./skills-dialog.tsx";
import { WorkDialog } from "./work-dialog.tsx";

export type AgentRow = Outputs["agent"]["list"][number];

/** What each agent is good at and how they work: queues route by it. */
export function AgentSkillsPanel() {
  const t = useTranslations("admin.queues");
  const agents = useQuery(useTRPC().agent.list.queryOptions());
  const [edited, setEdited] = useState<AgentRow>();
  const [working, setWorking] = useState<AgentRow>();
  return (
    <>
      <ListPanel
        title={t("agents")}
        found={agents}
        rowKey={(row) => row.id}
        empty={<EmptyState title={t("noAgents")} />}
        columns={[
          {
            key: "name",
            title: t("agent"),
            width: "16rem",
            cell: (row) => <span className="font-medium">{row.name}</span>,
          },
          { key: "team", title: t("team"), width: "10rem", cell: (row) => row.team ?? "–" },
          {
            key: "skills",
            title: t("skills"),
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.skills.length === 0 ? <span className="text-ink-faint text-xs">{t("noSkills")}</span> : null}
                {row.skills.map(({ skill, level }) => (
                  <Badge key={skill}>
                    {skill} <span className="tabular">{level}</span>
                  </Badge>
                ))}
              </span>
            ),
          },
          {
            key: "edit",
            title: <span className="sr-only">{t("edit")}</span>,
            width: "14rem",
            align: "end",
            cell: (row) => (
              <span className="flex justify-end gap-1">
                <Button
                  size="sm"
                  kind="quiet"
                  icon={<SlidersHorizontal />}
                  aria-label={t("workOf", { name: row.name })}
                  onClick={() => setWorking(row)}
                >
                  {t("work")}
                </Button>
                <Button
                  size="sm"
                  kind="quiet"
                  icon={<Pencil />}
                  aria-label={t("editSkills", { name: row.name })}
                  onClick={() => setEdited(row)}
                >
                  {t("edit")}
                </Button>
              </span>
            ),
          },
        ]}
      />
      {working ? <WorkDialog agent={working} onClose={() => setWorking(undefined)} /> : null}
      {edited ? <SkillsDialog agent={edited} onClose={() => setEdited(undefined)} /> : null}
    </>
  );
}
