"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { ConnectionDialog } from "./connection-dialog.tsx";
import type { ConnectionKind } from "./connection-fields.ts";

const KINDS: readonly ConnectionKind[] = ["email", "sms", "language-model", "crm"];

/** The tenant's accounts with services outside that flows use. */
export function ConnectionsPanel() {
  const t = useTranslations("admin.connections");
  const failureText = useFailureText();
  const connections = useQuery(useTRPC().connection.list.queryOptions());
  const [edited, setEdited] = useState<ConnectionKind>();
  const known = (kind: ConnectionKind) => connections.data?.find((connection) => connection.kind === kind);
  return (
    <Panel title={t("title")}>
      <p className="pb-3 text-ink-soft text-sm">{t("description")}</p>
      {connections.error ? <Callout tone="bad">{failureText(connections.error)}</Callout> : null}
      {connections.isPending ? <Skeleton /> : null}
      {connections.data ? (
        <ul className="flex flex-col divide-y">
          {KINDS.map((kind) => (
            <li key={kind} className="flex items-center gap-3 py-2">
              <span className="flex-1">
                <span className="block font-medium text-sm">{t(`kinds.${kind}.title`)}</span>
                <span className="block text-ink-faint text-xs">{t(`kinds.${kind}.text`)}</span>
              </span>
              <Badge>{known(kind) ? t("setUp") : t("notSetUp")}</Badge>
              <Button size="sm" onClick={() => setEdited(kind)}>
                {t(known(kind) ? "change" : "enter", { kind: t(`kinds.${kind}.title`) })}
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
      {edited ? <ConnectionDialog kind={edited} known={known(edited)} onClose={() => setEdited(undefined)} /> : null}
    </Panel>
  );
}
