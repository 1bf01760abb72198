"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useMay } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";

type Plan = Outputs["release"]["plans"][number];
const TONE = { waiting: "lamp", done: "good", cancelled: "neutral", failed: "bad" } as const;

/** Releases that will happen by themselves, and that did. Nothing is shown where nothing was ever planned. */
export function PlansPanel({ flow }: { readonly flow: string }) {
  const t = useTranslations("versions.plans");
  const words = useTranslations("versions");
  const format = useFormatter();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const mayPublish = useMay("flow:publish");
  const plans = useQuery(trpc.release.plans.queryOptions({ flow }));
  const cancel = useAction({
    run: (id: string) => client.release.cancelPlan.mutate({ id }),
    refresh: [trpc.release.pathFilter()],
    done: t("cancelled"),
  });
  const columns: readonly Column<Plan>[] = [
    {
      key: "at",
      title: t("at"),
      width: "14rem",
      cell: ({ at }) => (
        <span className="tabular">{format.dateTime(at, { dateStyle: "medium", timeStyle: "short" })}</span>
      ),
    },
    { key: "what", title: t("what"), cell: ({ alias, version }) => `${alias} → ${words("version", { version })}` },
    {
      key: "status",
      title: t("status"),
      width: "9rem",
      cell: ({ status }) => <Badge tone={TONE[status]}>{t(`statuses.${status}`)}</Badge>,
    },
    {
      key: "cancel",
      title: <span className="sr-only">{t("cancel")}</span>,
      width: "8rem",
      align: "end",
      cell: ({ id, status }) =>
        mayPublish && status === "waiting" ? (
          <Button size="sm" busy={cancel.isPending} onClick={() => cancel.mutate(id)}>
            {t("cancel")}
          </Button>
        ) : null,
    },
  ];
  if (!plans.data || plans.data.length === 0) return null;
  return (
    <Panel title={t("title")} flush>
      <Table label={t("title")} columns={columns} rows={plans.data} rowKey={({ id }) => id} />
    </Panel>
  );
}
