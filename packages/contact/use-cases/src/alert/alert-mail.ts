import type { Locale } from "@patchbay/base/text";
import { MINUTE, SECOND } from "@patchbay/base/time";
import { metricDefinition } from "@patchbay/domain/metrics";
import type { Mail } from "@patchbay/ports/mail";
import type { Alert } from "@patchbay/ports/store/alert-store";
import type { TenantRow } from "@patchbay/ports/stores";

const WORDS = {
  en: { above: "is above", below: "is below", since: "Since", open: "Open alerts" },
  zh: { above: "高于", below: "低于", since: "开始于", open: "查看告警" },
} as const satisfies Record<Locale, unknown>;

/** What people read when an alert begins, in the tenant's language and time zone. */
export function alertMail(
  { id, title, metric, label, value, limit, when, since, mail }: Alert,
  { language, timeZone, name }: TenantRow,
  publicUrl: string,
): Mail {
  const words = WORDS[language];
  const definition = metricDefinition(metric);
  const number = (one: number) => readingText(one, definition?.unit ?? "count", language);
  const reading = `${definition?.title[language] ?? metric}: ${number(value)} ${words[when]} ${number(limit)}`;
  const at = new Intl.DateTimeFormat(language, { timeZone, dateStyle: "medium", timeStyle: "long" }).format(since);
  return {
    id: `alert/${id}`,
    to: mail?.to ?? [],
    subject: `[${name}] ${title}: ${label}`,
    text: `${label}\n${reading}\n${words.since}: ${at}\n\n${words.open}: ${publicUrl}/alerts\n`,
  };
}

function readingText(value: number, unit: "count" | "ms" | "share", language: Locale): string {
  const format = (options: Intl.NumberFormatOptions, one = value) =>
    new Intl.NumberFormat(language, { maximumFractionDigits: 1, ...options }).format(one);
  if (unit === "share") return format({ style: "percent" });
  if (unit === "count") return format({});
  return value < 2 * MINUTE
    ? format({ style: "unit", unit: "second" }, value / SECOND)
    : format({ style: "unit", unit: "minute" }, value / MINUTE);
}
