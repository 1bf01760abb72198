"use client";
import type { MetricTable } from "@patchbay/domain/metric-query";
import type { Tile } from "@patchbay/ports/store/dashboard-store";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { failureOf } from "../../data/failure.ts";
import { useTRPC } from "../../data/trpc.ts";
import { useTopic } from "../../data/use-topic.ts";

/** What of a tile its numbers depend on. */
export type Asked = Pick<Tile, "metrics" | "range" | "by" | "filters" | "organisations">;

/** A tile's numbers: asked once, then told anew over the realtime socket whenever they change. */
export function useMetricTable(tile: Asked): {
  readonly table: MetricTable | undefined;
  readonly refused: string | undefined;
} {
  const trpc = useTRPC();
  const { metrics, range, by, filters, organisations } = tile;
  const wanted = metrics.length > 0;
  const question = {
    metrics: [...metrics],
    range,
    filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
    ...(by === undefined ? {} : { by }),
    ...(organisations === undefined ? {} : { organisations: [...organisations] }),
  };
  const key = JSON.stringify(question);
  const [told, setTold] = useState<{ readonly key: string; readonly table: MetricTable }>();
  useTopic(wanted ? { kind: organisations ? "group-metrics" : "metrics", ...question } : undefined, (data) => {
    if (isTable(data)) setTold({ key, table: data });
  });
  const once = { staleTime: Number.POSITIVE_INFINITY, refetchOnMount: "always" } as const;
  const own = useQuery(
    trpc.metric.query.queryOptions(question as Parameters<typeof trpc.metric.query.queryOptions>[0], {
      ...once,
      enabled: wanted && !organisations,
    }),
  );
  const ofGroup = useQuery(
    trpc.group.query.queryOptions(question as Parameters<typeof trpc.group.query.queryOptions>[0], {
      ...once,
      enabled: wanted && organisations !== undefined,
    }),
  );
  const asked = organisations ? ofGroup : own;
  return {
    table: told?.key === key ? told.table : asked.data,
    refused: asked.error ? failureOf(asked.error).code : undefined,
  };
}

function isTable(data: unknown): data is MetricTable {
  return typeof data === "object" && data !== null && "metrics" in data && "rows" in data && Array.isArray(data.rows);
}
