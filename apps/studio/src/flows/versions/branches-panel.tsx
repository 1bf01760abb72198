"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { GitBranch, GitMerge } from "lucide-react";
import Link from "next/link";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { NewBranchDialog } from "./new-branch-dialog.tsx";

type Branch = Outputs["release"]["branches"][number];

/** Side lines of the flow, to be merged into its draft or closed. */
export function BranchesPanel({ flow, revision }: { readonly flow: string; readonly revision: number }) {
  const t = useTranslations("versions.branches");
  const words = useTranslations("versions");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useMay("flow:edit");
  const branches = useQuery(trpc.release.branches.queryOptions({ flow }));
  const [opening, setOpening] = useState(false);
  const [merging, setMerging] = useState<string>();
  const close = useAction({
    run: (branch: string) => client.release.closeBranch.mutate({ branch }),
    refresh: [trpc.release.pathFilter(), trpc.flow.list.queryFilter()],
    done: t("closed"),
  });
  const columns: readonly Column<Branch>[] = [
    {
      key: "name",
      title: t("name"),
      cell: ({ name, title }) => (
        <Link href={`/flows/${encodeURIComponent(name)}`} className="font-medium hover:underline">
          {title}
        </Link>
      ),
    },
    {
      key: "since",
      title: t("since"),
      width: "14rem",
      cell: ({ createdAt, createdBy }) => (
        <span className="text-ink-soft text-xs">
          {words("when", { when: format.relativeTime(createdAt, now), who: createdBy ?? "–" })}
        </span>
      ),
    },
    {
      key: "actions",
      title: <span className="sr-only">{t("merge")}</span>,
      width: "16rem",
      align: "end",
      cell: ({ name }) =>
        mayEdit ? (
          <span className="flex justify-end gap-2">
            <Button size="sm" icon={<GitMerge />} onClick={() => setMerging(name)}>
              {t("merge")}
            </Button>
            <Button size="sm" busy={close.isPending} onClick={() => close.mutate(name)}>
              {t("close")}
            </Button>
          </span>
        ) : null,
    },
  ];
  const create = mayEdit ? (
    <Button size="sm" icon={<GitBranch />} onClick={() => setOpening(true)}>
      {t("new")}
    </Button>
  ) : null;
  return (
    <Panel title={t("title")} actions={create} flush>
      <Table
        label={t("title")}
        columns={columns}
        rows={branches.data ?? []}
        rowKey={({ name }) => name}
        empty={<EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      />
      {opening ? <NewBranchDialog flow={flow} onClose={() => setOpening(false)} /> : null}
      {merging === undefined ? null : (
        <MergeDialog flow={flow} branch={merging} revision={revision} onClose={() => setMerging(undefined)} />
      )}
    </Panel>
  );
}
