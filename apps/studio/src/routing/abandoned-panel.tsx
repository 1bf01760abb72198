"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { PhoneMissed, PhoneOutgoing } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { useQueueTitle } from "../workspace/panels/use-queue-title.ts";
import { CallerCell } from "./caller-cell.tsx";
import { useWaitText } from "./use-wait-text.ts";

/** Callers who gave up, until somebody talks with them; one colleague takes care of each. */
export function AbandonedPanel() {
  const t = useTranslations("routing.abandoned");
  const words = useTranslations("routing.waiting");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const failureText = useFailureText();
  const waitText = useWaitText();
  const queueTitle = useQueueTitle();
  const abandoned = useQuery({ ...trpc.queue.abandoned.queryOptions({}), refetchInterval: 30_000 });
  const take = useAction({
    run: ({ entry }: { entry: string; from: string }) => client.queue.followUp.mutate({ entry }),
    refresh: [trpc.queue.abandoned.queryFilter()],
    done: (_, { from }) => t("takenDone", { number: from }),
  });
  const callBack = useAction({
    run: ({ entry }: { entry: string; from: string }) => client.callback.promise.mutate({ entry }),
    refresh: [trpc.queue.abandoned.queryFilter(), trpc.callback.list.queryFilter()],
    done: (_, { from }) => t("callBackDone", { number: from }),
  });
  return (
    <Panel flush title={t("title")}>
      <p className="px-3 py-2 text-ink-faint text-xs">{t("description")}</p>
      {abandoned.error ? <Callout tone="bad">{failureText(abandoned.error)}</Callout> : null}
      {abandoned.data ? (
        <Table
          label={t("title")}
          rows={abandoned.data}
          rowKey={(row) => row.entry}
          empty={<EmptyState icon={<PhoneMissed />} title={t("nobody")} />}
          columns={[
            {
              key: "caller",
              title: t("caller"),
              cell: ({ from, customerName }) => <CallerCell from={from} customerName={customerName} />,
            },
            { key: "queue", title: words("queue"), width: "12rem", cell: (row) => queueTitle(row.queue) },
            {
              key: "at",
              title: t("at"),
              width: "11rem",
              cell: (row) => format.dateTime(row.leftAt, { dateStyle: "short", timeStyle: "short" }),
            },
            {
              key: "waited",
              title: t("waited"),
              width: "6rem",
              align: "end",
              cell: (row) => waitText(row.leftAt - row.enteredAt),
            },
            {
              key: "take",
              title: <span className="sr-only">{t("take")}</span>,
              width: "18rem",
              align: "end",
              cell: (row) =>
                row.followedUpAt === undefined ? (
                  <span className="flex justify-end gap-2">
                    <Button
                      size="sm"
                      icon={<PhoneOutgoing />}
                      onClick={() => callBack.mutate({ entry: row.entry, from: row.from })}
                    >
                      {t("callBack")}
                    </Button>
                    <Button size="sm" kind="quiet" onClick={() => take.mutate({ entry: row.entry, from: row.from })}>
                      {t("take")}
                    </Button>
                  </span>
                ) : (
                  t("taken", { name: row.followedUpByName ?? row.followedUpBy ?? "" })
                ),
            },
          ]}
        />
      ) : null}
    </Panel>
  );
}
