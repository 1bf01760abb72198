"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { Pencil, RadioTower, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { AddButton } from "../frame/add-button.tsx";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { TrunkDialog } from "./trunk-dialog.tsx";
import { TrunkHealth } from "./trunk-health.tsx";
import { type TrunkRow, useTrunks } from "./use-trunks.ts";

export function TrunkList() {
  const t = useTranslations("trunks");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useMay("trunk:manage");
  const trunks = useTrunks();
  const [edited, setEdited] = useState<TrunkRow | "new">();
  const [leaving, setLeaving] = useState<TrunkRow>();
  const remove = useAction({
    run: ({ trunk: { name } }: TrunkRow) => client.trunk.remove.mutate({ name }),
    refresh: [trpc.trunk.list.queryFilter()],
    done: (_, { trunk: { name } }) => t("removed", { name }),
    onDone: () => setLeaving(undefined),
  });
  const add = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t("add")}
    </AddButton>
  ) : null;
  const columns: readonly Column<TrunkRow>[] = [
    {
      key: "name",
      title: t("columns.name"),
      cell: ({ trunk }) => <NameCell title={trunk.name} name={trunk.uri.replace(/^sip:/, "")} />,
    },
    { key: "state", title: t("columns.state"), cell: (row) => <TrunkHealth row={row} /> },
    {
      key: "lines",
      title: t("columns.lines"),
      width: "9rem",
      align: "end",
      cell: ({ lines: { inUse, channels } }) => (channels === undefined ? inUse : t("linesOf", { inUse, channels })),
    },
    {
      key: "out",
      title: t("columns.out"),
      cell: ({ trunk }) => trunk.allowedPrefixes.join(", ") || <span className="text-ink-faint">{t("inOnly")}</span>,
    },
    {
      key: "in",
      title: t("columns.in"),
      cell: ({ trunk }) => trunk.from.join(", ") || <span className="text-ink-faint">{t("outOnly")}</span>,
    },
    ...(mayEdit
      ? [
          actsColumn<TrunkRow>(words("actions"), [
            { icon: <Pencil />, label: ({ trunk }) => `${words("edit")} ${trunk.name}`, onAct: setEdited },
            { icon: <Trash2 />, label: ({ trunk }) => `${words("remove")} ${trunk.name}`, onAct: setLeaving },
          ]),
        ]
      : []),
  ];
  return (
    <>
      <ListPanel
        title={t("title")}
        actions={add}
        found={trunks}
        columns={columns}
        rowKey={({ trunk }) => trunk.name}
        {...(mayEdit ? { onOpen: setEdited } : {})}
        empty={
          <EmptyState icon={<RadioTower />} title={t("empty")} action={add}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {edited ? (
        <TrunkDialog {...(edited === "new" ? {} : { row: edited })} onClose={() => setEdited(undefined)} />
      ) : null}
      <ConfirmRow
        row={leaving}
        title={(row) => t("removeTitle", { name: row.trunk.name })}
        text={t("removeText")}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}
