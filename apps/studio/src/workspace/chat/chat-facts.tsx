"use client";
import { useTranslations } from "next-intl";

export interface ChatFactsProps {
  /** What the flow found out, by label. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Where the visitor stands, as their page says. */
  readonly page: unknown;
}

/** What is known of who writes, beside what they write. */
export function ChatFacts({ data, page }: ChatFactsProps) {
  const t = useTranslations("workspace.chat");
  const known = Object.entries(data).filter(([, value]) => value !== "" && value !== null);
  const facts = typeof page === "string" && page !== "" ? [...known, [t("page"), page] as const] : known;
  if (facts.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-5 gap-y-1 text-xs">
      {facts.map(([label, value]) => (
        <div key={label} className="flex min-w-0 gap-1.5">
          <dt className="text-ink-faint">{label}</dt>
          <dd className="break-all font-medium">{typeof value === "string" ? value : JSON.stringify(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
