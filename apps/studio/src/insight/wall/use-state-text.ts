"use client";
import { useTranslations } from "next-intl";
import { useReasonText } from "../../workspace/status/use-reason-text.ts";

const KNOWN = ["offline", "away", "ready", "reserved", "talking", "wrap-up"] as const;

/** What an agent does, in words: a pause by its reason. */
export function useStateText(): (state: { readonly status: string; readonly reason?: string | undefined }) => string {
  const t = useTranslations("workspace.status");
  const reasonText = useReasonText();
  return ({ status, reason }) => {
    if (reason !== undefined) return reasonText(reason);
    const known = KNOWN.find((one) => one === status);
    return known ? t(known) : status;
  };
}
