"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { Cable, Hash, Trash2, Unplug } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { AddButton } from "../frame/add-button.tsx";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { AddNumberDialog } from "./add-number-dialog.tsx";
import { AnsweredBy } from "./answered-by.tsx";
import { BindNumberDialog } from "./bind-number-dialog.tsx";

export type NumberRow = Outputs["number"]["list"][number];

export function NumbersPage() {
  const t = useTranslations("numbers");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayBind = useMay("number:bind");
  const numbers = useQuery(trpc.number.list.queryOptions());
  const [text, setText] = useState("");
  const [adding, setAdding] = useState(false);
  const [binding, setBinding] = useState<NumberRow>();
  const [unbinding, setUnbinding] = useState<NumberRow>();
  const [leaving, setLeaving] = useState<NumberRow>();
  const refresh = [trpc.number.list.queryFilter(), trpc.flow.list.queryFilter()];
  const unbind = useAction({
    run: (row: NumberRow) => client.number.bind.mutate({ number: row.number }),
    refresh,
    done: (_, row) => t("unbound", { number: row.number }),
    onDone: () => setUnbinding(undefined),
  });
  const remove = useAction({
    run: (row: NumberRow) => client.number.remove.mutate({ number: row.number }),
    refresh,
    done: (_, row) => t("removed", { number: row.number }),
    onDone: () => setLeaving(undefined),
  });
  const add = mayBind ? <AddButton onClick={() => setAdding(true)}>{t("add")}</AddButton> : null;
  const wanted = text.trim().toLowerCase();
  const lines = (numbers.data ?? []).filter(({ channel }) => channel === undefined);
  const shown = lines.filter((row) =>
    [row.number, row.label, row.flow ?? ""].some((word) => word.toLowerCase().includes(wanted)),
  );
  const columns: readonly Column<NumberRow>[] = [
    {
      key: "number",
      title: t("columns.number"),
      width: "14rem",
      cell: (row) => <span className="tabular font-medium font-mono">{row.number}</span>,
    },
    { key: "label", title: t("columns.label"), cell: (row) => row.label },
    {
      key: "flow",
      title: t("columns.flow"),
      width: "20rem",
      cell: (row) => <AnsweredBy row={row} nobody={t("leadsNowhere")} />,
    },
    ...(mayBind
      ? [
          actsColumn<NumberRow>(words("actions"), [
            { icon: <Cable />, label: (row) => t("bindThis", { number: row.number }), onAct: setBinding },
            {
              icon: <Unplug />,
              label: (row) => t("unbindThis", { number: row.number }),
              onAct: setUnbinding,
              concerns: (row) => row.flow !== undefined,
            },
            { icon: <Trash2 />, label: (row) => t("removeThis", { number: row.number }), onAct: setLeaving },
          ]),
        ]
      : []),
  ];
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        <>
          <SearchInput
            label={t("search")}
            value={text}
            onChange={(event) => setText(event.target.value)}
            className="w-60"
          />
          {add}
        </>
      }
    >
      <ListPanel
        untitled
        title={t("title")}
        found={{ ...numbers, data: numbers.data && shown }}
        columns={columns}
        rowKey={(row) => row.number}
        empty={
          <EmptyState icon={<Hash />} title={lines.length === 0 ? t("empty") : words("noResults")} action={add}>
            {lines.length === 0 ? t("emptyHint") : null}
          </EmptyState>
        }
      />
      <AddNumberDialog open={adding} onOpenChange={setAdding} />
      {binding ? <BindNumberDialog row={binding} onClose={() => setBinding(undefined)} /> : null}
      <ConfirmRow
        row={unbinding}
        title={(row) => t("unbindTitle", { number: row.number })}
        text={t("unbindText")}
        confirm={t("unbind")}
        busy={unbind.isPending}
        onConfirm={unbind.mutate}
        onClose={() => setUnbinding(undefined)}
      />
      <ConfirmRow
        row={leaving}
        title={(row) => t("removeTitle", { number: row.number })}
        text={t("removeText")}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </Page>
  );
}
