"use client";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useOutcomeText } from "./use-outcome-text.ts";

/** Every attempt to reach one contact. */
export function HistoryDialog({
  task,
  number,
  onClose,
}: {
  readonly task: string;
  readonly number: string;
  readonly onClose: () => void;
}) {
  const t = useTranslations("outbound");
  const words = useTranslations("shell");
  const format = useFormatter();
  const trpc = useTRPC();
  const outcomeText = useOutcomeText();
  const history = useQuery(trpc.campaign.history.queryOptions({ task }));
  return (
    <Dialog
      open
      size="lg"
      title={`${t("history")}: ${number}`}
      closeLabel={words("close")}
      onOpenChange={(open) => !open && onClose()}
    >
      {history.isPending ? <Skeleton lines={3} /> : null}
      {history.data ? (
        <Table
          label={t("history")}
          rows={history.data}
          rowKey={(row) => row.call}
          empty={<p className="text-ink-faint text-sm">{t("noHistory")}</p>}
          columns={[
            { key: "no", title: t("attempt"), width: "5rem", cell: (row) => row.no },
            {
              key: "at",
              title: t("dialled"),
              cell: (row) => (
                <Link className="hover:underline" href={`/calls/${row.call}`}>
                  {format.dateTime(row.claimedAt, { dateStyle: "short", timeStyle: "medium" })}
                </Link>
              ),
            },
            { key: "outcome", title: t("state"), cell: (row) => (row.outcome ? outcomeText(row.outcome) : "…") },
            { key: "agent", title: t("agent"), cell: (row) => row.agentName ?? "" },
            { key: "note", title: t("note"), cell: (row) => row.disposition ?? row.note ?? row.cause ?? "" },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
