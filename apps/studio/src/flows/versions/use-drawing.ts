"use client";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../data/trpc.ts";

/** A published version, or what is being worked on. */
export type DrawingRef = number | "draft";

export function useDrawing(
  name: string,
  ref: DrawingRef,
): { readonly document: FlowDocument | undefined; readonly error: unknown } {
  const trpc = useTRPC();
  const isDraft = ref === "draft";
  const draft = useQuery(trpc.flow.get.queryOptions({ name }, { enabled: isDraft }));
  const version = useQuery(trpc.flow.version.queryOptions({ name, version: isDraft ? 1 : ref }, { enabled: !isDraft }));
  return isDraft
    ? { document: draft.data?.document, error: draft.error }
    : { document: version.data, error: version.error };
}
