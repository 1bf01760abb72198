"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../data/trpc.ts";

/** People and queues to transfer to, as they are right now. */
export function useTransferTargets() {
  return useQuery(useTRPC().calls.transferTargets.queryOptions(undefined, { refetchInterval: 5_000 }));
}

/** A transfer target in words: `queue:billing` is `Billing`. */
export function useTargetTitle(): (target: string) => string {
  const targets = useTransferTargets().data;
  return (target) => {
    const name = target.slice(target.indexOf(":") + 1);
    const agent = targets?.agents.find((one) => target === `agent:${one.id}`);
    const queue = targets?.queues.find((one) => target === `queue:${one.name}`);
    return agent?.name ?? queue?.title ?? name;
  };
}
