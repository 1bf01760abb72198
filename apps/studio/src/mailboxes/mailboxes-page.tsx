"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { useQuery } from "@tanstack/react-query";
import { Mail, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { BindNumberDialog } from "../numbers/bind-number-dialog.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";
import { MailboxDialog } from "./mailbox-dialog.tsx";
import { type MailboxAct, useMailboxColumns } from "./use-mailbox-columns.tsx";

const LOOK_MS = 5_000;

/** E-mail addresses: their servers, how fetching stands, who answers. */
export function MailboxesPage() {
  const t = useTranslations("mailboxes");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const numbers = useQuery(trpc.number.list.queryOptions());
  const states = useQuery(trpc.chat.mailLineStates.queryOptions(undefined, { refetchInterval: LOOK_MS }));
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<{ readonly act: MailboxAct; readonly row: NumberRow }>();
  const done = () => setChosen(undefined);
  const columns = useMailboxColumns(states.data ?? [], (act, row) => setChosen({ act, row }));
  const remove = useAction({
    run: (row: NumberRow) => client.number.remove.mutate({ number: row.number }),
    refresh: [trpc.number.list.queryFilter(), trpc.flow.list.queryFilter()],
    done: (_, row) => t("removed", { name: row.label }),
    onDone: done,
  });
  const add = useMay("integration:manage") ? (
    <Button kind="primary" icon={<Plus />} onClick={() => setAdding(true)}>
      {t("add")}
    </Button>
  ) : null;
  const { act, row } = chosen ?? {};
  return (
    <Page title={t("title")} description={t("description")} actions={add}>
      <ListPanel
        untitled
        title={t("title")}
        found={{ ...numbers, data: numbers.data?.filter(({ channel }) => channel === "email") }}
        columns={columns}
        rowKey={({ number }) => number}
        empty={
          <EmptyState icon={<Mail />} title={t("empty")} action={add}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {adding ? <MailboxDialog onClose={() => setAdding(false)} /> : null}
      {row && act === "edit" ? <MailboxDialog row={row} onClose={done} /> : null}
      {row && act === "bind" ? <BindNumberDialog row={row} onClose={done} /> : null}
      <ConfirmDialog
        open={act === "remove"}
        onOpenChange={(open) => !open && done()}
        title={t("removeTitle", { name: row?.label ?? "" })}
        confirm={words("remove")}
        cancel={words("cancel")}
        danger
        busy={remove.isPending}
        onConfirm={() => row && remove.mutate(row)}
      >
        {t("removeText")}
      </ConfirmDialog>
    </Page>
  );
}
