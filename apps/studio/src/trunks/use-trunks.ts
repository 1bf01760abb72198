"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { useTopic } from "../data/use-topic.ts";

export type TrunkRow = Outputs["trunk"]["list"][number];

const LOOK_MS = 5_000;

/** The trunks as they stand now. */
export function useTrunks() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  useTopic({ kind: "events", types: ["trunk.changed", "line.refused"] }, () => {
    void queries.invalidateQueries(trpc.trunk.list.queryFilter());
    void queries.invalidateQueries(trpc.trunk.lines.queryFilter());
  });
  return useQuery(trpc.trunk.list.queryOptions(undefined, { refetchInterval: LOOK_MS }));
}
