"use client";
import type { AlertRule } from "@patchbay/domain/alert";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { BellPlus, Pencil, Trash2 } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { actsColumn } from "../../frame/acts-column.tsx";
import { ConfirmRow } from "../../frame/confirm-row.tsx";
import { ListPanel } from "../../frame/list-panel.tsx";
import { metricText } from "../dashboard/metric-text.ts";
import { useMetrics } from "../dashboard/use-metrics.ts";
import { RuleDialog } from "./rule-dialog.tsx";
import { useScopeText } from "./use-scope-text.ts";

export function RuleList() {
  const t = useTranslations("alerts");
  const words = useTranslations("shell");
  const locale = useLocale();
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { titleOf, byName } = useMetrics();
  const scopeText = useScopeText();
  const rules = useQuery(trpc.alert.rules.queryOptions());
  const mayEdit = useSession().permissions.includes("queue:manage");
  const [edited, setEdited] = useState<AlertRule | "new">();
  const [leaving, setLeaving] = useState<AlertRule>();
  const remove = useAction({
    run: ({ id }: AlertRule) => client.alert.removeRule.mutate({ id }),
    refresh: [trpc.alert.rules.queryFilter(), trpc.alert.list.queryFilter()],
    onDone: () => setLeaving(undefined),
  });
  const add = mayEdit ? (
    <Button size="sm" icon={<BellPlus />} onClick={() => setEdited("new")}>
      {t("addRule")}
    </Button>
  ) : null;
  return (
    <>
      <ListPanel
        title={t("rules")}
        actions={add}
        found={rules}
        rowKey={(rule) => rule.id}
        {...(mayEdit ? { onOpen: setEdited } : {})}
        empty={
          <EmptyState icon={<BellPlus />} title={t("noRules")}>
            {t("noRulesHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "title",
            title: t("rule"),
            cell: (rule) => (
              <span className="flex items-center gap-2 font-medium">
                {rule.title}
                {rule.enabled ? null : <Badge>{t("off")}</Badge>}
              </span>
            ),
          },
          {
            key: "when",
            title: t("when"),
            cell: (rule) =>
              t(`condition.${rule.when}`, {
                reading: titleOf(rule.metric),
                limit: metricText(rule.limit, byName.get(rule.metric)?.unit ?? "count", locale),
                minutes: Math.round(rule.forMs / 60_000),
              }),
          },
          { key: "for", title: t("for"), cell: scopeText },
          { key: "mail", title: t("mailTo"), cell: (rule) => rule.mailTo.join(", ") || "–" },
          ...(mayEdit
            ? [
                actsColumn<AlertRule>(words("actions"), [
                  { icon: <Pencil />, label: (rule) => `${words("edit")} ${rule.title}`, onAct: setEdited },
                  { icon: <Trash2 />, label: (rule) => `${words("remove")} ${rule.title}`, onAct: setLeaving },
                ]),
              ]
            : []),
        ]}
      />
      {edited ? <RuleDialog rule={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} /> : null}
      <ConfirmRow
        row={leaving}
        title={() => t("removeRule")}
        text={(row) => t("removeRuleText", { rule: row.title })}
        busy={remove.isPending}
        onConfirm={remove.mutate}
        onClose={() => setLeaving(undefined)}
      />
    </>
  );
}
