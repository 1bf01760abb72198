"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type ReactElement, type ReactNode, useState } from "react";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { AddButton } from "../frame/add-button.tsx";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { BindNumberDialog } from "./bind-number-dialog.tsx";
import type { NumberRow } from "./numbers-page.tsx";

/** What somebody wants to do with one line: `edit`, `bind` and `remove` everywhere, others where the channel has them. */
export interface ChosenLine<Act extends string = string> {
  readonly act: Act;
  readonly row: NumberRow;
}

export interface ChannelLinesPageProps<Act extends string> {
  readonly channels: readonly NonNullable<NumberRow["channel"]>[];
  /** Where its words are. */
  readonly namespace: "webChats" | "mailboxes" | "channels";
  readonly icon: ReactElement;
  readonly mayAdd: boolean;
  readonly columns: readonly Column<NumberRow>[];
  readonly chosen: ChosenLine<Act> | undefined;
  readonly onChoose: (chosen: ChosenLine<Act> | undefined) => void;
  /** The channel's dialogs: without a line, for a new one. */
  readonly dialog: (chosen: Partial<ChosenLine<Act>>, onClose: () => void) => ReactNode;
}

/** The addresses of a channel of writing: the list, adding, leading to a flow and removing. */
export function ChannelLinesPage<Act extends string>(props: ChannelLinesPageProps<Act>) {
  const { channels, namespace, icon, mayAdd, columns, chosen, onChoose, dialog } = props;
  const t = useTranslations(namespace);
  const trpc = useTRPC();
  const client = useTRPCClient();
  const numbers = useQuery(trpc.number.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const done = () => onChoose(undefined);
  const remove = useAction({
    run: (row: NumberRow) => client.number.remove.mutate({ number: row.number }),
    refresh: [trpc.number.list.queryFilter(), trpc.flow.list.queryFilter()],
    done: (_, row) => t("removed", { name: row.label }),
    onDone: done,
  });
  const add = mayAdd ? <AddButton onClick={() => setAdding(true)}>{t("add")}</AddButton> : null;
  return (
    <Page title={t("title")} description={t("description")} actions={add}>
      <ListPanel
        untitled
        title={t("title")}
        found={{ ...numbers, data: numbers.data?.filter(({ channel }) => channel && channels.includes(channel)) }}
        columns={columns}
        rowKey={({ number }) => number}
        empty={
          <EmptyState icon={icon} title={t("empty")} action={add}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {adding ? dialog({}, () => setAdding(false)) : null}
      {chosen?.act === "bind" ? <BindNumberDialog row={chosen.row} onClose={done} /> : null}
      {chosen && !["bind", "remove"].includes(chosen.act) ? dialog(chosen, done) : null}
      <ConfirmRow
        row={chosen?.act === "remove" ? chosen.row : undefined}
        title={(row) => t("removeTitle", { name: row.label })}
        text={t("removeText")}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={done}
      />
    </Page>
  );
}
