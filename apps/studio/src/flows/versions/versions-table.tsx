"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { Ellipsis, GitBranch, GitCompare, History, Rocket } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { ConfirmRow } from "../../frame/confirm-row.tsx";
import { NewBranchDialog } from "./new-branch-dialog.tsx";
import { ReleaseDialog } from "./release-dialog.tsx";

/** As many as tell versions apart by eye; the whole hash is the tip. */
const HASH_LETTERS = 10;

type Version = Outputs["flow"]["versions"][number];

export interface VersionsTableProps {
  readonly flow: string;
  /** Of the draft, for restoring. */
  readonly revision: number;
  /** Newest first. */
  readonly versions: readonly Version[];
}

export function VersionsTable({ flow, revision, versions }: VersionsTableProps) {
  const t = useTranslations("versions");
  const format = useFormatter();
  const router = useRouter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const [mayPublish, mayEdit] = [useMay("flow:publish"), useMay("flow:edit")];
  const aliases = useQuery(trpc.release.aliases.queryOptions({ flow }));
  const [releasing, setReleasing] = useState<number>();
  const [restoring, setRestoring] = useState<number>();
  const [branching, setBranching] = useState<number>();
  const restore = useAction({
    run: (version: number) => client.release.restore.mutate({ flow, version, revision }),
    refresh: [trpc.flow.pathFilter()],
    done: (_, version: number) => t("restored", { version }),
    onDone: () => setRestoring(undefined),
  });
  const compare = (version: number, to: string) =>
    `/flows/${encodeURIComponent(flow)}/compare?from=${version}&to=${to}`;
  const before = (version: number) => versions.find((item) => item.version < version)?.version;
  const columns: readonly Column<Version>[] = [
    {
      key: "version",
      title: t("columns.version"),
      width: "14rem",
      cell: ({ version }) => (
        <span className="flex flex-wrap items-center gap-1.5">
          <span className="tabular font-medium">{t("version", { version })}</span>
          {(aliases.data ?? [])
            .filter((alias) => alias.version === version)
            .map(({ alias }) => (
              <Badge key={alias} tone="good">
                {alias}
              </Badge>
            ))}
        </span>
      ),
    },
    {
      key: "message",
      title: t("columns.message"),
      cell: ({ message }) => message || <span className="text-ink-faint">–</span>,
    },
    {
      key: "hash",
      title: t("columns.hash"),
      width: "7rem",
      cell: ({ hash }) => (
        <code className="font-mono text-2xs text-ink-soft" title={hash}>
          {hash.slice(0, HASH_LETTERS)}
        </code>
      ),
    },
    { key: "by", title: t("columns.by"), width: "9rem", cell: ({ publishedBy }) => publishedBy ?? "–" },
    {
      key: "at",
      title: t("columns.at"),
      width: "11rem",
      cell: ({ publishedAt }) => (
        <span className="tabular text-xs">
          {format.dateTime(publishedAt, { dateStyle: "medium", timeStyle: "short" })}
        </span>
      ),
    },
    {
      key: "compare",
      title: <span className="sr-only">{t("columns.compare")}</span>,
      width: "10rem",
      cell: ({ version }) => (
        <Link className="whitespace-nowrap text-accent-ink text-xs hover:underline" href={compare(version, "draft")}>
          {t("compareDraft")}
        </Link>
      ),
    },
    {
      key: "actions",
      title: <span className="sr-only">{t("columns.actions")}</span>,
      width: "3rem",
      align: "end",
      cell: ({ version }) => {
        const older = before(version);
        return (
          <Menu trigger={<IconButton label={t("actions", { version })} icon={<Ellipsis />} size="sm" />}>
            {mayPublish ? (
              <MenuItem icon={<Rocket />} onSelect={() => setReleasing(version)}>
                {t("release.open")}
              </MenuItem>
            ) : null}
            {older === undefined ? null : (
              <MenuItem icon={<GitCompare />} onSelect={() => router.push(compare(older, String(version)))}>
                {t("compareBefore", { version: older })}
              </MenuItem>
            )}
            {mayEdit ? (
              <>
                <MenuItem icon={<GitBranch />} onSelect={() => setBranching(version)}>
                  {t("branches.from")}
                </MenuItem>
                <MenuItem icon={<History />} onSelect={() => setRestoring(version)}>
                  {t("restore")}
                </MenuItem>
              </>
            ) : null}
          </Menu>
        );
      },
    },
  ];
  return (
    <Panel title={t("published")} flush>
      <Table
        label={t("published")}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      />
      {releasing === undefined ? null : (
        <ReleaseDialog flow={flow} version={releasing} onClose={() => setReleasing(undefined)} />
      )}
      {branching === undefined ? null : (
        <NewBranchDialog flow={flow} version={branching} onClose={() => setBranching(undefined)} />
      )}
      <ConfirmRow
        row={restoring}
        title={(row) => t("restoreTitle", { version: row })}
        text={t("restoreText")}
        confirm={t("restore")}
        harmless
        busy={restore.isPending}
        onConfirm={restore.mutate}
        onClose={() => setRestoring(undefined)}
      />
    </Panel>
  );
}
