"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, ListChecks, Plus, Trash2, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { actsColumn } from "../frame/acts-column.tsx";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { DeliveriesDialog } from "./deliveries-dialog.tsx";
import { NewWebhookDialog } from "./new-webhook-dialog.tsx";
import { RotateSecretDialog } from "./rotate-secret-dialog.tsx";

type WebhookRow = Outputs["webhook"]["list"][number];

export function WebhooksPanel() {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const webhooks = useQuery(trpc.webhook.list.queryOptions());
  const [creating, setCreating] = useState(false);
  const [opened, setOpened] = useState<WebhookRow>();
  const [rotating, setRotating] = useState<WebhookRow>();
  const [leaving, setLeaving] = useState<WebhookRow>();
  const remove = useAction({
    run: (row: WebhookRow) => client.webhook.remove.mutate({ id: row.id }),
    refresh: [trpc.webhook.list.queryFilter()],
    done: t("webhookRemoved"),
    onDone: () => setLeaving(undefined),
  });
  return (
    <>
      <ListPanel
        title={t("webhooks")}
        actions={
          <Button size="sm" icon={<Plus />} onClick={() => setCreating(true)}>
            {t("newWebhook")}
          </Button>
        }
        found={webhooks}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={<Webhook />} title={t("noWebhooks")}>
            {t("noWebhooksHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "url",
            title: t("url"),
            cell: (row) => <span className="break-all font-mono text-xs">{row.url}</span>,
          },
          {
            key: "events",
            title: t("events"),
            width: "20rem",
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {row.events.map((event) => (
                  <Badge key={event} className="font-mono">
                    {event === "*" ? t("allEvents") : event}
                  </Badge>
                ))}
              </span>
            ),
          },
          actsColumn<WebhookRow>(words("actions"), [
            { icon: <ListChecks />, label: () => t("deliveries"), onAct: setOpened },
            { icon: <KeyRound />, label: (row) => t("rotateTitle", { name: row.url }), onAct: setRotating },
            { icon: <Trash2 />, label: (row) => t("removeWebhook", { url: row.url }), onAct: setLeaving },
          ]),
        ]}
      />
      {creating ? <NewWebhookDialog onClose={() => setCreating(false)} /> : null}
      <ConfirmRow
        row={leaving}
        title={() => t("removeWebhookTitle")}
        text={(row) => t("removeWebhookText", { url: row.url })}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
      {rotating ? (
        <RotateSecretDialog
          name={rotating.url}
          rotate={(hours) => client.webhook.rotateSecret.mutate({ id: rotating.id, hours })}
          onClose={() => setRotating(undefined)}
        />
      ) : null}
      {opened ? <DeliveriesDialog webhook={opened.id} url={opened.url} onClose={() => setOpened(undefined)} /> : null}
    </>
  );
}
