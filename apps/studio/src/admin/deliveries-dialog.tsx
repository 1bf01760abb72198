"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Dialog } from "@patchbay/ui/dialog.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";

const TONES = { delivered: "good", pending: "lamp", failed: "bad" } as const;

export interface DeliveriesDialogProps {
  readonly webhook: string;
  readonly url: string;
  readonly onClose: () => void;
}

/** What was sent to a webhook, and how it went. */
export function DeliveriesDialog({ webhook, url, onClose }: DeliveriesDialogProps) {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const format = useFormatter();
  const failureText = useFailureText();
  const deliveries = useQuery(useTRPC().webhook.deliveries.queryOptions({ webhook, limit: 50 }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("deliveries")}
      description={url}
      size="lg"
      closeLabel={words("close")}
    >
      {deliveries.error ? <Callout tone="bad">{failureText(deliveries.error)}</Callout> : null}
      {deliveries.isPending ? <Skeleton /> : null}
      {deliveries.data ? (
        <Table
          label={t("deliveries")}
          rows={deliveries.data}
          rowKey={(row) => row.id}
          empty={<EmptyState title={t("noDeliveries")} />}
          columns={[
            { key: "event", title: t("event"), cell: (row) => <span className="font-mono text-xs">{row.event}</span> },
            {
              key: "status",
              title: t("status"),
              width: "8rem",
              cell: (row) => <Badge tone={TONES[row.status]}>{t(`deliveryStatus.${row.status}`)}</Badge>,
            },
            { key: "attempts", title: t("attempts"), width: "6rem", align: "end", cell: (row) => row.attempts },
            {
              key: "detail",
              title: t("detail"),
              width: "16rem",
              cell: (row) => (
                <span className="text-ink-soft text-xs">
                  {row.lastError ?? null}
                  {row.status === "pending"
                    ? ` ${t("next", { when: format.dateTime(row.nextAt, { timeStyle: "medium" }) })}`
                    : ""}
                </span>
              ),
            },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
