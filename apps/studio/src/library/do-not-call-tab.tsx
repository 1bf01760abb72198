"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useQuery } from "@tanstack/react-query";
import { PhoneOff, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useMay } from "../data/session.tsx";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";

const MOST_SHOWN = 500;

/** Numbers that must not be called, and why. */
export function DoNotCallTab() {
  const t = useTranslations("numbers.library");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayEdit = useMay("customer:edit");
  const entries = useQuery(trpc.doNotCall.list.queryOptions({ limit: MOST_SHOWN }));
  const [number, setNumber] = useState("");
  const [reason, setReason] = useState("");
  const refresh = [trpc.doNotCall.list.queryFilter()];
  const add = useAction({
    run: () => client.doNotCall.add.mutate({ number: number.trim(), reason: reason.trim() }),
    refresh,
    done: words("saved"),
    onDone: () => {
      setNumber("");
      setReason("");
    },
  });
  const remove = useAction({
    run: (entry: { readonly number: string }) => client.doNotCall.remove.mutate({ number: entry.number }),
    refresh,
    done: words("saved"),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <div className="flex flex-col gap-4 pt-4">
      {mayEdit ? (
        <form onSubmit={submit} className="grid grid-cols-[14rem_1fr_auto] gap-2">
          <Input
            aria-label={t("blockedNumber")}
            placeholder={t("blockedNumber")}
            value={number}
            onChange={(event) => setNumber(event.target.value)}
          />
          <Input
            aria-label={t("blockedReason")}
            placeholder={t("blockedReason")}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
          <Button
            type="submit"
            kind="primary"
            icon={<Plus />}
            busy={add.isPending}
            disabled={number.trim() === "" || reason.trim() === ""}
          >
            {t("blockNumber")}
          </Button>
        </form>
      ) : null}
      <ListPanel
        title={t("doNotCall")}
        found={entries}
        rowKey={(row) => row.number}
        empty={
          <EmptyState icon={<PhoneOff />} title={t("noBlocked")}>
            {t("noBlockedHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "number",
            title: t("blockedNumber"),
            width: "14rem",
            cell: (row) => <span className="font-mono">{row.number}</span>,
          },
          { key: "reason", title: t("blockedReason"), cell: (row) => row.reason },
          ...(mayEdit
            ? [
                actsColumn<{ readonly number: string }>(words("actions"), [
                  {
                    icon: <Trash2 />,
                    label: (row) => t("removeThis", { title: row.number }),
                    onAct: (row) => remove.mutate(row),
                  },
                ]),
              ]
            : []),
        ]}
      />
    </div>
  );
}
