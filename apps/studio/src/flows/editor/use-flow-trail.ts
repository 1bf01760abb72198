"use client";
import { useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";

/** The address's word for the flow from which one came to this one. */
const FROM = "from";

/** Goes from a flow to one that it runs; that one's way back leads here again. */
export function useOpenFlow(here: string): (name: string) => void {
  const router = useRouter();
  return useCallback(
    (name) => router.push(`${drawingOf(name)}?${new URLSearchParams({ [FROM]: here })}`),
    [router, here],
  );
}

/** Where one came from, and the way back there; to the list of flows where one came from no other. */
export function useWayBack(): { readonly from: string | undefined; readonly goBack: () => void } {
  const router = useRouter();
  const from = useSearchParams().get(FROM) ?? undefined;
  return { from, goBack: () => router.push(from === undefined ? "/flows" : drawingOf(from)) };
}

function drawingOf(name: string): string {
  return `/flows/${encodeURIComponent(name)}`;
}
