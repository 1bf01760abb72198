"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useFailureText } from "../../data/use-failure-text.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { useDesk } from "../desk/desk-context.tsx";
import { shown } from "../desk/subject.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { RecentContacts } from "./recent-contacts.tsx";
import { useCustomer } from "./use-customer.ts";

/** Who this is, and what was between us before. */
export function CustomerPanel() {
  const t = useTranslations("workspace.customer");
  const profile = useTranslations("customers");
  const failureText = useFailureText();
  const { subject, layout } = useDesk();
  const hasHistory = layout.panels.some((panel) => panel.kind === "history");
  const found = useCustomer(subject?.customer);
  const { locale } = usePreferences();
  if (!subject) return <NothingYet>{t("none")}</NothingYet>;
  if (!subject.customer) {
    return <NothingYet>{subject.from ? t("unknown", { from: subject.from }) : t("stranger")}</NothingYet>;
  }
  if (found.error) return <Callout tone="bad">{failureText(found.error)}</Callout>;
  if (!found.data) return <Skeleton lines={5} />;
  const { customer } = found.data;
  const languages = new Intl.DisplayNames([locale], { type: "language", fallback: "code" });
  const facts: readonly (readonly [string, string])[] = [
    [t("phones"), customer.phones.join(", ")],
    [t("emails"), customer.emails.join(", ")],
    [t("externalId"), customer.externalId ?? ""],
    [t("language"), customer.language ? (languages.of(customer.language) ?? customer.language) : ""],
    ...Object.entries(customer.fields).map(([name, value]) => [name, shown(value)] as const),
  ];
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="flex items-baseline justify-between gap-2">
          <span className="font-semibold text-lg">{customer.name}</span>
          <Link href={`/customers/${customer.id}`} className="text-accent-ink text-xs hover:underline">
            {profile("openProfile")}
          </Link>
        </p>
        <p className="flex flex-wrap gap-1 pt-1">
          {customer.tier ? <Badge tone="accent">{customer.tier}</Badge> : null}
          {customer.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </p>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
        {facts
          .filter(([, value]) => value !== "")
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{name}</dt>
              <dd className="tabular min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
      {hasHistory ? null : <RecentContacts detail={found.data} except={subject.call} />}
    </div>
  );
}
