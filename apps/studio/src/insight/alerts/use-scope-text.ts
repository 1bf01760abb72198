import type { AgentStatus } from "@patchbay/domain/agent";
import type { AlertRule } from "@patchbay/domain/alert";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { useStateText } from "../wall/use-state-text.ts";

/** Of what a rule reads, in people's words: these queues, that team, agents in this state; else every one. */
export function useScopeText() {
  const t = useTranslations("alerts");
  const format = useFormatter();
  const stateText = useStateText();
  const queues = useQuery(useTRPC().queue.list.queryOptions()).data ?? [];
  const queueTitle = (name: string) => queues.find((queue) => queue.name === name)?.title ?? name;
  return ({ by, filters }: AlertRule): string => {
    const { queue = [], status = [], ...others } = filters;
    const parts = [
      queue.map(queueTitle),
      ...Object.values(others),
      status.map((one) => stateText({ status: one as AgentStatus })),
    ];
    const told = parts.filter((names) => names.length > 0).map((names) => format.list(names));
    return told.join(" · ") || t(`every.${by}`);
  };
}
