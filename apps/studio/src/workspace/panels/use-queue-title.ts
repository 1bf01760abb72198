"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../data/trpc.ts";

/** A queue's title by its stable name or id. */
export function useQueueTitle(): (queue: string) => string {
  const queues = useQuery(useTRPC().queue.list.queryOptions(undefined, { staleTime: 60_000 })).data ?? [];
  return (queue) => queues.find((one) => one.name === queue || one.id === queue)?.title ?? queue;
}
