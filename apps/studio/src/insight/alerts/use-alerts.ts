"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useSession } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";

/** Alerts as they are, newest first; `raised`: only those that go on. Nothing for those who may not see them. */
export function useAlerts({ raised }: { readonly raised: boolean }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const enabled = useSession().permissions.includes("metric:read");
  useTopic(enabled ? { kind: "events", types: ["alert.changed"] } : undefined, () => {
    void queries.invalidateQueries(trpc.alert.list.queryFilter());
  });
  return useQuery(trpc.alert.list.queryOptions({ raised }, { enabled }));
}
