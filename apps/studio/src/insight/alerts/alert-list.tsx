"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Tip } from "@patchbay/ui/tip.tsx";
import { BellOff, Check } from "lucide-react";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useSession } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { ListPanel } from "../../frame/list-panel.tsx";
import { metricText } from "../dashboard/metric-text.ts";
import { useMetrics } from "../dashboard/use-metrics.ts";
import { useAlerts } from "./use-alerts.ts";

type Alert = Outputs["alert"]["list"][number];

/** Alerts with what raised them, how they stand, and the button that says "I take care of it". */
export function AlertList({ title, raised = false }: { readonly title: string; readonly raised?: boolean }) {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useAlerts({ raised });
  const { titleOf, byName } = useMetrics();
  const mayTake = useSession().permissions.includes("queue:manage");
  const take = useAction({
    run: ({ id }: Alert) => client.alert.acknowledge.mutate({ id }),
    refresh: [trpc.alert.list.queryFilter()],
    done: t("taken"),
  });
  const number = ({ metric }: Alert, value: number) => metricText(value, byName.get(metric)?.unit ?? "count", locale);
  return (
    <ListPanel
      title={title}
      found={found}
      rowKey={(alert) => alert.id}
      empty={<EmptyState icon={<BellOff />} title={t("none")} />}
      columns={[
        {
          key: "title",
          title: t("alert"),
          cell: (alert) => (
            <span className="flex flex-col">
              <span className="font-medium">{t("subject", { title: alert.title, of: alert.label })}</span>
              <span className="text-ink-soft text-xs">
                {t(`reading.${alert.when}`, {
                  reading: titleOf(alert.metric),
                  value: number(alert, alert.value),
                  limit: number(alert, alert.limit),
                })}
              </span>
            </span>
          ),
        },
        {
          key: "state",
          title: t("state"),
          width: "13rem",
          cell: (alert) => (
            <span className="flex flex-wrap gap-1">
              <Badge tone={alert.clearedAt === undefined ? "bad" : "neutral"}>
                {t(alert.clearedAt === undefined ? "raised" : "cleared")}
              </Badge>
              <MailBadge alert={alert} />
            </span>
          ),
        },
        {
          key: "began",
          title: t("began"),
          width: "10rem",
          cell: ({ raisedAt }) => format.dateTime(raisedAt, { dateStyle: "medium", timeStyle: "short" }),
        },
        {
          key: "taken",
          title: t("takenBy"),
          width: "11rem",
          cell: (alert) => {
            if (alert.acknowledgedAt !== undefined) return alert.acknowledgedName ?? t("somebody");
            if (!mayTake || alert.clearedAt !== undefined) return "–";
            return (
              <Button size="sm" icon={<Check />} busy={take.isPending} onClick={() => take.mutate(alert)}>
                {t("take")}
              </Button>
            );
          },
        },
      ]}
    />
  );
}

function MailBadge({ alert: { mail } }: { readonly alert: Alert }) {
  const t = useTranslations("alerts.mail");
  if (!mail) return null;
  if (mail.sentAt !== undefined) return <Badge tone="good">{t("sent")}</Badge>;
  return (
    <Tip text={mail.error ?? t("due")}>
      <Badge tone={mail.error ? "lamp" : "neutral"}>{t(mail.error ? "failed" : "due")}</Badge>
    </Tip>
  );
}
