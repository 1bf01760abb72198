"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { NumberRow } from "./numbers-page.tsx";

/** The flow and version that an address leads to, or what happens without one. */
export function AnsweredBy({ row, nobody }: { readonly row: NumberRow; readonly nobody: string }) {
  const t = useTranslations("numbers");
  if (!row.flow) return <span className="text-ink-faint text-xs">{nobody}</span>;
  return (
    <span className="flex items-center gap-2">
      <Link href={`/flows/${encodeURIComponent(row.flow)}`} className="font-medium text-accent-ink hover:underline">
        {row.flow}
      </Link>
      {row.version === undefined ? null : <Badge tone="good">{t("version", { version: row.version })}</Badge>}
    </span>
  );
}
