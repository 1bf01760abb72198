"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleHelp, Hourglass } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { useTopic } from "../data/use-topic.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { selectColumn } from "../frame/select-column.tsx";
import { CallerCell } from "./caller-cell.tsx";
import { useWaitText } from "./use-wait-text.ts";
import { WhyNotDialog } from "./why-not-dialog.tsx";

type WaitingRow = Outputs["queue"]["waiting"][number] & { readonly turn: number };

const PRIORITIES = Array.from({ length: 9 }, (_, index) => String(index + 1));

/** The waiting list: in the order of turn, with each contact's queue and priority to change and "why not?" to ask. */
export function WaitingPanel() {
  const t = useTranslations("routing.waiting");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const waitText = useWaitText();
  const [asked, setAsked] = useState<string>();
  const waiting = useQuery({ ...trpc.queue.waiting.queryOptions(), refetchInterval: 5_000 });
  const queues = useQuery(trpc.queue.list.queryOptions());
  useTopic({ kind: "events", types: ["queue.changed", "agent.changed"] }, () => {
    void queries.invalidateQueries(trpc.queue.waiting.queryFilter());
  });
  const change = useAction({
    run: (input: { entry: string; queue?: string; priority?: number }) => client.queue.changeEntry.mutate(input),
    refresh: [trpc.queue.waiting.queryFilter()],
    done: t("changed"),
  });
  const rows = waiting.data?.map((row, index): WaitingRow => ({ ...row, turn: index + 1 }));
  return (
    <>
      <ListPanel
        title={t("now")}
        found={{ ...waiting, data: rows }}
        rowKey={(row) => row.entry}
        empty={<EmptyState icon={<Hourglass />} title={t("nobody")} />}
        columns={[
          { key: "turn", title: t("turn"), width: "4rem", cell: (row) => row.turn },
          {
            key: "caller",
            title: t("caller"),
            width: "11rem",
            cell: ({ from, customerName }) => <CallerCell from={from} customerName={customerName} />,
          },
          selectColumn<WaitingRow>({
            key: "queue",
            title: t("queue"),
            width: "14rem",
            label: (row) => t("queueOf", { turn: row.turn }),
            value: (row) => row.queue,
            options: (queues.data ?? []).map(({ name, title }) => ({ value: name, label: title })),
            onChange: (row, queue) => change.mutate({ entry: row.entry, queue }),
          }),
          selectColumn<WaitingRow>({
            key: "priority",
            title: t("priority"),
            width: "6rem",
            label: (row) => t("priorityOf", { turn: row.turn }),
            value: (row) => String(row.priority),
            options: PRIORITIES.map((value) => ({ value, label: value })),
            onChange: (row, priority) => change.mutate({ entry: row.entry, priority: Number(priority) }),
          }),
          {
            key: "skills",
            title: t("skills"),
            cell: (row) =>
              row.skills.length === 0
                ? t("noSkills")
                : row.skills.map(({ skill, level }) => `${skill} ${level}`).join(", "),
          },
          {
            key: "since",
            title: t("since"),
            width: "6rem",
            align: "end",
            cell: (row) => waitText(waiting.dataUpdatedAt - row.enteredAt),
          },
          {
            key: "suited",
            title: t("suited"),
            width: "8rem",
            align: "end",
            cell: (row) => (row.suited === 0 ? <Badge tone="bad">0</Badge> : row.suited),
          },
          {
            key: "why",
            title: <span className="sr-only">{t("whyNot")}</span>,
            width: "8rem",
            align: "end",
            cell: (row) => (
              <Button size="sm" kind="quiet" icon={<CircleHelp />} onClick={() => setAsked(row.entry)}>
                {t("whyNot")}
              </Button>
            ),
          },
        ]}
      />
      {asked ? <WhyNotDialog entry={asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
