"use client";
import type { Locale } from "@patchbay/base/text";
import { useQuery } from "@tanstack/react-query";

const DOCS = {
  en: () => import("@patchbay/nodes/docs.en.gen"),
  zh: () => import("@patchbay/nodes/docs.zh.gen"),
} as const satisfies Record<Locale, unknown>;

/** All nodes' docs in one language, loaded when first needed; empty until then. */
export function useNodeDocs(locale: Locale): Readonly<Record<string, string>> {
  const docs = useQuery({
    queryKey: ["node-docs", locale],
    queryFn: async () => (await DOCS[locale]()).nodeDocs,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return docs.data ?? {};
}
