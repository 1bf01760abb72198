"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { PhoneOutgoing, X } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useTopic } from "../data/use-topic.ts";
import { ListPanel } from "../frame/list-panel.tsx";

/** Callers who hung up and keep their place: when it is their turn, they are called. */
export function CallbacksPanel() {
  const t = useTranslations("routing.callbacks");
  const words = useTranslations("routing.waiting");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const callbacks = useQuery({ ...trpc.callback.list.queryOptions(), refetchInterval: 10_000 });
  useTopic({ kind: "events", types: ["queue.changed"] }, () => {
    void queries.invalidateQueries(trpc.callback.list.queryFilter());
  });
  const cancel = useAction({
    run: (task: string) => client.callback.cancel.mutate({ task }),
    refresh: [trpc.callback.list.queryFilter(), trpc.queue.waiting.queryFilter()],
    done: t("cancelled"),
  });
  const time = (at: number) => format.dateTime(at, { dateStyle: "short", timeStyle: "short" });
  return (
    <ListPanel
      title={t("title")}
      found={callbacks}
      rowKey={(row) => row.task}
      empty={<EmptyState icon={<PhoneOutgoing />} title={t("none")} />}
      columns={[
        {
          key: "who",
          title: t("customer"),
          cell: (row) => (
            <span className="flex flex-col">
              <span className="font-mono">{row.number}</span>
              <span className="text-2xs text-ink-faint">{row.name ?? ""}</span>
            </span>
          ),
        },
        { key: "queue", title: words("queue"), width: "12rem", cell: (row) => row.queue },
        {
          key: "place",
          title: t("place"),
          width: "11rem",
          cell: (row) =>
            row.position !== undefined ? (
              <Badge tone="lamp">{t("turn", { position: row.position })}</Badge>
            ) : row.status === "waiting" && row.notBefore !== undefined ? (
              time(row.notBefore)
            ) : (
              t("calling")
            ),
        },
        { key: "since", title: t("since"), width: "11rem", cell: (row) => time(row.enteredAt) },
        {
          key: "attempts",
          title: t("attempts"),
          width: "6rem",
          align: "end",
          cell: (row) => `${row.attempts} / ${row.maxAttempts}`,
        },
        {
          key: "cancel",
          title: <span className="sr-only">{t("cancel")}</span>,
          width: "8rem",
          align: "end",
          cell: (row) =>
            row.status === "waiting" || row.status === "in-line" ? (
              <Button
                size="sm"
                kind="quiet"
                icon={<X />}
                aria-label={`${t("cancel")} ${row.number}`}
                onClick={() => cancel.mutate(row.task)}
              >
                {t("cancel")}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}
