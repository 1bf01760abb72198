"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Menu, MenuItem } from "@patchbay/ui/menu.tsx";
import { StatusDot } from "@patchbay/ui/status-dot.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Archive, Ellipsis, History, PencilRuler } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ConfirmRow } from "../frame/confirm-row.tsx";

type FlowRow = Outputs["flow"]["list"][number];

export function FlowTable({ flows }: { readonly flows: readonly FlowRow[] }) {
  const t = useTranslations("flows");
  const versions = useTranslations("versions");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const mayEdit = useMay("flow:edit");
  const [leaving, setLeaving] = useState<FlowRow>();
  const archive = useMutation(
    trpc.flow.archive.mutationOptions({
      onSuccess: async () => {
        say.done(t("archived", { title: leaving?.title ?? "" }));
        setLeaving(undefined);
        await queries.invalidateQueries(trpc.flow.list.queryFilter());
      },
      onError: (error) => say.failed(failureText(error)),
    }),
  );

  const href = (flow: FlowRow) => `/flows/${encodeURIComponent(flow.name)}`;
  const columns: readonly Column<FlowRow>[] = [
    {
      key: "flow",
      title: t("columns.flow"),
      cell: (flow) => (
        <span className="flex flex-col py-0.5">
          <Link href={href(flow)} className="font-medium text-ink hover:underline">
            {flow.title}
          </Link>
          <span className="font-mono text-2xs text-ink-faint">
            {flow.branchOf ? `${flow.branchOf} → ${flow.name}` : flow.name}
          </span>
        </span>
      ),
    },
    { key: "status", title: t("columns.status"), width: "17rem", cell: (flow) => <FlowStatus flow={flow} /> },
    {
      key: "numbers",
      title: t("columns.numbers"),
      width: "14rem",
      cell: (flow) =>
        flow.numbers.length === 0 ? (
          <span className="text-ink-faint text-xs">{t("status.unbound")}</span>
        ) : (
          <span className="flex flex-wrap gap-1">
            {flow.numbers.map((number) => (
              <Badge key={number} className="tabular font-mono">
                {number}
              </Badge>
            ))}
          </span>
        ),
    },
    {
      key: "changed",
      title: t("columns.changed"),
      width: "13rem",
      cell: (flow) => {
        const when = format.relativeTime(flow.changedAt, now);
        return (
          <span className="text-ink-soft text-xs">
            {flow.changedBy ? t("changedBy", { when, who: flow.changedBy }) : when}
          </span>
        );
      },
    },
    {
      key: "actions",
      title: <span className="sr-only">{t("open")}</span>,
      width: "3rem",
      align: "end",
      cell: (flow) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: keeps the menu's clicks from opening the row
        <span onClick={(event) => event.stopPropagation()} onKeyDown={() => {}}>
          <Menu trigger={<IconButton label={`${t("open")}: ${flow.title}`} icon={<Ellipsis />} size="sm" />}>
            <MenuItem icon={<PencilRuler />} onSelect={() => router.push(href(flow))}>
              {t("open")}
            </MenuItem>
            <MenuItem icon={<History />} onSelect={() => router.push(`${href(flow)}/versions`)}>
              {versions("published")}
            </MenuItem>
            {mayEdit ? (
              <MenuItem icon={<Archive />} danger onSelect={() => setLeaving(flow)}>
                {t("archive")}
              </MenuItem>
            ) : null}
          </Menu>
        </span>
      ),
    },
  ];

  return (
    <>
      <Table
        label={t("title")}
        columns={columns}
        rows={flows}
        rowKey={(flow) => flow.name}
        onOpen={(flow) => router.push(href(flow))}
      />
      <ConfirmRow
        row={leaving}
        title={(row) => t("archiveTitle", { title: row.title })}
        text={t("archiveText")}
        confirm={t("archive")}
        busy={archive.isPending}
        onConfirm={(row) => archive.mutate({ name: row.name })}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}

function FlowStatus({ flow }: { readonly flow: FlowRow }) {
  const t = useTranslations("flows.status");
  if (flow.latestVersion === undefined) return <Badge>{t("neverPublished")}</Badge>;
  const live = flow.numbers.length > 0;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <span className="flex items-center gap-1.5 text-xs">
        <StatusDot tone={live ? "good" : "off"} />
        {t("live", { version: flow.latestVersion })}
      </span>
      {flow.draftDiffers ? <Badge tone="lamp">{t("differs", { version: flow.latestVersion })}</Badge> : null}
    </span>
  );
}
