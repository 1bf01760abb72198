"use client";
import { HOUR } from "@patchbay/base/time";
import type { SlaPolicy } from "@patchbay/domain/ticket/sla";
import { useQuery } from "@tanstack/react-query";
import { Timer } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { PolicyDialog } from "./policy-dialog.tsx";
import { RuleTab } from "./rule-tab.tsx";

export function PoliciesTab() {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const found = useQuery(trpc.slaPolicy.list.queryOptions());
  const remove = useAction({
    run: ({ name }: SlaPolicy) => client.slaPolicy.remove.mutate({ name }),
    refresh: [trpc.slaPolicy.list.queryFilter()],
  });
  const hours = (ms: number | undefined) => (ms === undefined ? "–" : t("rules.hours", { hours: ms / HOUR }));
  return (
    <RuleTab<SlaPolicy>
      kind="policies"
      icon={Timer}
      found={{ ...found, data: found.data as readonly SlaPolicy[] | undefined }}
      columns={[
        {
          key: "for",
          title: t("rules.for"),
          cell: ({ types, priorities, tiers }) =>
            [...types, ...priorities.map((one) => t(`priorities.${one}`)), ...tiers].join(" · ") || t("any"),
        },
        { key: "first", title: t("sla.first-response"), cell: ({ targets }) => hours(targets["first-response"]) },
        { key: "solution", title: t("sla.resolution"), cell: ({ targets }) => hours(targets.resolution) },
        { key: "calendar", title: t("rules.calendar"), cell: ({ calendar }) => calendar },
      ]}
      remove={remove.mutate}
      dialog={(policy, close) => <PolicyDialog policy={policy} onClose={close} />}
    />
  );
}
