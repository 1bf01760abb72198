"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";
import { CanaryProgress } from "./canary-progress.tsx";
import { RollBackButton } from "./roll-back-button.tsx";

type AliasRow = Outputs["release"]["aliases"][number];

/** Which version each environment runs; one click takes it back to the one before. */
export function EnvironmentsPanel({ flow }: { readonly flow: string }) {
  const t = useTranslations("versions.environments");
  const words = useTranslations("versions");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const trpc = useTRPC();
  const mayPublish = useMay("flow:publish");
  const aliases = useQuery(trpc.release.aliases.queryOptions({ flow }));
  useTopic({ kind: "events", types: ["flow.changed"] }, () => void aliases.refetch());
  const columns: readonly Column<AliasRow>[] = [
    {
      key: "alias",
      title: t("name"),
      width: "9rem",
      cell: ({ alias }) => <span className="font-medium">{alias}</span>,
    },
    {
      key: "version",
      title: t("runs"),
      cell: (row) => (
        <span className="flex flex-wrap items-center gap-2">
          <Badge tone="good">{words("version", { version: row.version })}</Badge>
          {row.canary ? <CanaryProgress flow={flow} alias={row.alias} canary={row.canary} /> : null}
        </span>
      ),
    },
    {
      key: "changed",
      title: t("since"),
      width: "14rem",
      cell: ({ changedAt, changedBy }) => (
        <span className="text-ink-soft text-xs">
          {words("when", { when: format.relativeTime(changedAt, now), who: changedBy ?? "–" })}
        </span>
      ),
    },
    {
      key: "back",
      title: <span className="sr-only">{t("rollBack")}</span>,
      width: "12rem",
      align: "end",
      cell: ({ alias }) => (mayPublish ? <RollBackButton flow={flow} alias={alias} /> : null),
    },
  ];
  return (
    <Panel title={t("title")} flush>
      <Table
        label={t("title")}
        columns={columns}
        rows={aliases.data ?? []}
        rowKey={({ alias }) => alias}
        empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      />
    </Panel>
  );
}
