"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ListOrdered, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { useTopic } from "../data/use-topic.ts";
import { AddButton } from "../frame/add-button.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { AgentSkillsPanel } from "./agent-skills-panel.tsx";
import { QueueDialog } from "./queue-dialog.tsx";
import { TeamsPanel } from "./teams-panel.tsx";

export type QueueRow = Outputs["queue"]["list"][number];

export function QueuesPage() {
  const t = useTranslations("admin.queues");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const queues = useQuery(trpc.queue.list.queryOptions());
  const [edited, setEdited] = useState<QueueRow | "new">();
  useTopic({ kind: "events", types: ["queue.changed"] }, () => {
    void queries.invalidateQueries(trpc.queue.list.queryFilter());
  });
  const create = <AddButton onClick={() => setEdited("new")}>{t("add")}</AddButton>;
  const seconds = (ms: number) => t("seconds", { count: Math.round(ms / 1_000) });
  return (
    <Page title={t("title")} description={t("description")} actions={create}>
      <ListPanel
        untitled
        title={t("title")}
        found={queues}
        rowKey={(row) => row.id}
        onOpen={setEdited}
        empty={<EmptyState icon={<ListOrdered />} title={t("empty")} action={create} />}
        columns={[
          {
            key: "title",
            title: t("queue"),
            cell: ({ title, name }) => <NameCell title={title} name={name} />,
          },
          {
            key: "waiting",
            title: t("waiting"),
            width: "7rem",
            align: "end",
            cell: (row) => (row.waiting > 0 ? <Badge tone="lamp">{row.waiting}</Badge> : 0),
          },
          { key: "members", title: t("agents"), width: "6rem", align: "end", cell: (row) => row.members.length },
          { key: "ring", title: t("ring"), width: "8rem", align: "end", cell: (row) => seconds(row.ringMs) },
          { key: "wrapUp", title: t("wrapUp"), width: "8rem", align: "end", cell: (row) => seconds(row.wrapUpMs) },
          {
            key: "level",
            title: t("serviceLevel"),
            width: "9rem",
            align: "end",
            cell: (row) => seconds(row.serviceLevelMs),
          },
          {
            key: "edit",
            title: <span className="sr-only">{t("edit")}</span>,
            width: "6rem",
            align: "end",
            cell: (row) => (
              <Button size="sm" kind="quiet" icon={<Pencil />} onClick={() => setEdited(row)}>
                {t("edit")}
              </Button>
            ),
          },
        ]}
      />
      <AgentSkillsPanel />
      <TeamsPanel />
      {edited ? (
        <QueueDialog queue={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </Page>
  );
}
