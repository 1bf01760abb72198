"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { say } from "@patchbay/ui/toaster.tsx";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { ChartNoAxesColumn, Plus, Trash2 } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { actsColumn } from "../../frame/acts-column.tsx";
import { ConfirmRow } from "../../frame/confirm-row.tsx";

type Row = Outputs["dashboard"]["list"][number];

export function DashboardsPage() {
  const t = useTranslations("insight.dashboards");
  const format = useFormatter();
  const router = useRouter();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const mayEdit = useMay("dashboard:edit");
  const found = useQuery(trpc.dashboard.list.queryOptions());
  const [removing, setRemoving] = useState<Row>();
  const create = useMutation(
    trpc.dashboard.create.mutationOptions({
      onSuccess: ({ id }) => router.push(`/dashboards/${id}`),
      onError: (error) => say.failed(t("notCreated"), failureText(error)),
    }),
  );
  const remove = useMutation(
    trpc.dashboard.remove.mutationOptions({
      onSuccess: () => setRemoving(undefined),
      onError: (error) => say.failed(t("notRemoved"), failureText(error)),
      onSettled: () => queries.invalidateQueries({ queryKey: trpc.dashboard.list.queryKey() }),
    }),
  );
  const createButton = mayEdit ? (
    <Button
      kind="primary"
      icon={<Plus />}
      busy={create.isPending}
      onClick={() => create.mutate({ title: t("newTitle"), tiles: [] })}
    >
      {t("create")}
    </Button>
  ) : null;
  const columns: readonly Column<Row>[] = [
    {
      key: "title",
      title: t("columns.title"),
      cell: (row) => (
        <Link href={`/dashboards/${row.id}`} className="font-medium hover:underline">
          {row.title}
        </Link>
      ),
    },
    { key: "tiles", title: t("columns.tiles"), align: "end", width: "6rem", cell: (row) => row.tiles.length },
    {
      key: "changed",
      title: t("columns.changed"),
      width: "12rem",
      cell: (row) => format.dateTime(row.changedAt, { dateStyle: "medium", timeStyle: "short" }),
    },
    ...(mayEdit
      ? [
          actsColumn<Row>(t("columns.actions"), [
            { icon: <Trash2 />, label: (row) => t("remove", { title: row.title }), onAct: setRemoving },
          ]),
        ]
      : []),
  ];
  return (
    <Page title={t("title")} description={t("description")} actions={createButton}>
      {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : null}
      {found.isPending ? <Skeleton lines={6} /> : null}
      {found.data ? (
        <Panel flush>
          <Table
            label={t("title")}
            columns={columns}
            rows={found.data}
            rowKey={(row) => row.id}
            onOpen={(row) => router.push(`/dashboards/${row.id}`)}
            empty={
              <EmptyState icon={<ChartNoAxesColumn />} title={t("empty")} action={createButton}>
                {t("emptyHint")}
              </EmptyState>
            }
          />
        </Panel>
      ) : null}
      <ConfirmRow
        row={removing}
        title={(row) => t("removeTitle", { title: row.title })}
        text={t("removeText")}
        confirm={t("removeConfirm")}
        busy={remove.isPending}
        onConfirm={(row) => remove.mutate({ id: row.id })}
        onClose={() => setRemoving(undefined)}
      />
    </Page>
  );
}
