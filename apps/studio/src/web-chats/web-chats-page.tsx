"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { ConfirmDialog } from "@patchbay/ui/confirm-dialog.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { useQuery } from "@tanstack/react-query";
import { MessagesSquare, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { BindNumberDialog } from "../numbers/bind-number-dialog.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";
import { ScriptTagDialog } from "./script-tag-dialog.tsx";
import { useWebChatColumns, type WebChatAct } from "./use-web-chat-columns.tsx";
import { WebChatDialog } from "./web-chat-dialog.tsx";

export type WebChatRow = NumberRow;

/** Chat addresses: what their windows say, where they may stand, who answers. */
export function WebChatsPage() {
  const t = useTranslations("webChats");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayBind = useMay("number:bind");
  const numbers = useQuery(trpc.number.list.queryOptions());
  const [adding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<{ readonly act: WebChatAct; readonly row: WebChatRow }>();
  const done = () => setChosen(undefined);
  const columns = useWebChatColumns((act, row) => setChosen({ act, row }));
  const remove = useAction({
    run: (row: WebChatRow) => client.number.remove.mutate({ number: row.number }),
    refresh: [trpc.number.list.queryFilter(), trpc.flow.list.queryFilter()],
    done: (_, row) => t("removed", { name: row.label }),
    onDone: done,
  });
  const add = mayBind ? (
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
        found={{ ...numbers, data: numbers.data?.filter(({ channel }) => channel === "chat") }}
        columns={columns}
        rowKey={({ number }) => number}
        empty={
          <EmptyState icon={<MessagesSquare />} title={t("empty")} action={add}>
            {t("emptyHint")}
          </EmptyState>
        }
      />
      {adding ? <WebChatDialog onClose={() => setAdding(false)} /> : null}
      {row && act === "edit" ? <WebChatDialog row={row} onClose={done} /> : null}
      {row && act === "bind" ? <BindNumberDialog row={row} onClose={done} /> : null}
      {row && act === "tag" ? <ScriptTagDialog row={row} onClose={done} /> : null}
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
