"use client";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../data/trpc.ts";

/** The customer of a subject, if the flow or the number said who it is. */
export function useCustomer(id: string | undefined) {
  const trpc = useTRPC();
  return useQuery(trpc.customer.get.queryOptions({ id: id ?? "" }, { enabled: id !== undefined, staleTime: 15_000 }));
}
