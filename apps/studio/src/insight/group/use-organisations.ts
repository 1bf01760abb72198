"use client";
import { useQuery } from "@tanstack/react-query";
import type { Outputs } from "../../data/outputs.ts";
import { useTRPC } from "../../data/trpc.ts";

export type OrganisationRow = Outputs["group"]["organisations"][number];

/** The organisation that one works in and those below it, in the order of the tree. */
export function useOrganisations() {
  return useQuery(useTRPC().group.organisations.queryOptions(undefined, { staleTime: 10_000 }));
}
