"use client";
import { useTranslations } from "next-intl";
import type { CallRow } from "./call-table.tsx";

/** Contacts as people read them: who writes has no number, and a chat's address says nothing. */
export function useContactText() {
  const t = useTranslations("insight.channels");
  const results = useTranslations("workspace.wrapUp.dispositions");
  return {
    channel: ({ channel }: Pick<CallRow, "channel">) => t(channel ?? "voice"),
    party: ({ customerName, from }: Pick<CallRow, "customerName" | "from">) => customerName ?? (from || t("visitor")),
    address: ({ channel, to }: Pick<CallRow, "channel" | "to">) => (channel ? t(channel) : to),
    /** In words where it is one of the usual ones; a campaign's own stand as they are. */
    disposition: (code: string) => (results.has(code as "resolved") ? results(code as "resolved") : code),
  };
}
