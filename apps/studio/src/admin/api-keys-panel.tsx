"use client";
import { PERMISSIONS } from "@patchbay/domain/permission";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { KeyRound, Plus } from "lucide-react";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC, useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import { ConfirmRow } from "../frame/confirm-row.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NewKeyDialog } from "./new-key-dialog.tsx";

type KeyRow = Outputs["apiKey"]["list"][number];

export function ApiKeysPanel() {
  const t = useTranslations("admin.integration");
  const words = useTranslations("shell");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const trpc = useTRPC();
  const client = useTRPCClient();
  const keys = useQuery(trpc.apiKey.list.queryOptions());
  const [creating, setCreating] = useState(false);
  const [leaving, setLeaving] = useState<KeyRow>();
  const revoke = useAction({
    run: (row: KeyRow) => client.apiKey.revoke.mutate({ id: row.id }),
    refresh: [trpc.apiKey.list.queryFilter()],
    done: (_, row) => t("revokedDone", { name: row.name }),
    onDone: () => setLeaving(undefined),
  });
  return (
    <>
      <ListPanel
        title={t("keys")}
        actions={
          <Button size="sm" icon={<Plus />} onClick={() => setCreating(true)}>
            {t("newKey")}
          </Button>
        }
        found={keys}
        rowKey={(row) => row.id}
        empty={<EmptyState icon={<KeyRound />} title={t("noKeys")} />}
        columns={[
          {
            key: "name",
            title: t("name"),
            width: "16rem",
            cell: (row) => (
              <span className="flex flex-col">
                <span className="font-medium">{row.name}</span>
                <span className="font-mono text-2xs text-ink-faint">{row.prefix}…</span>
              </span>
            ),
          },
          {
            key: "permissions",
            title: t("permissions"),
            cell: (row) => (
              <span className="flex flex-wrap gap-1">
                {PERMISSIONS.filter((permission) => row.permissions.includes(permission)).map((permission) => (
                  <Badge key={permission}>{t(`may.${permission}`)}</Badge>
                ))}
              </span>
            ),
          },
          {
            key: "used",
            title: t("lastUsed"),
            width: "10rem",
            cell: (row) => (
              <span className="text-ink-soft text-xs">
                {row.lastUsedAt === undefined ? t("never") : format.relativeTime(row.lastUsedAt, now)}
              </span>
            ),
          },
          {
            key: "actions",
            title: <span className="sr-only">{words("actions")}</span>,
            width: "7rem",
            align: "end",
            cell: (row) =>
              row.revokedAt === undefined ? (
                <Button size="sm" kind="quiet" onClick={() => setLeaving(row)}>
                  {t("revoke")}
                </Button>
              ) : (
                <Badge tone="bad">{t("revoked")}</Badge>
              ),
          },
        ]}
      />
      {creating ? <NewKeyDialog onClose={() => setCreating(false)} /> : null}
      <ConfirmRow
        row={leaving}
        title={(row) => t("revokeTitle", { name: row.name })}
        text={t("revokeText")}
        confirm={t("revoke")}
        busy={revoke.isPending}
        onConfirm={revoke.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}
