"use client";
import { SLA_CLOCKS } from "@patchbay/domain/ticket/sla";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Star } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { DueBadge } from "./due-badge.tsx";
import { STATUS_TONE } from "./ticket-words.ts";
import type { TicketView } from "./use-ticket.ts";

/** What a ticket is: status, promises, customer, mark. */
export function TicketFacts({ ticket }: { readonly ticket: TicketView }) {
  const t = useTranslations("tickets");
  const format = useFormatter();
  const {
    status,
    step,
    priority,
    assigneeName,
    customerName,
    sla,
    createdAt,
    rating,
    ratingComment,
    mergedInto,
    call,
  } = ticket;
  const facts: readonly (readonly [string, React.ReactNode])[] = [
    [t("priority"), t(`priorities.${priority}`)],
    [t("assignee"), assigneeName ?? "–"],
    [t("customer"), customerName ?? "–"],
    [t("created"), format.dateTime(createdAt, { dateStyle: "medium", timeStyle: "short" })],
    ...(call
      ? [
          [
            t("contact"),
            <Link key="call" href={`/calls/${call}`} className="underline">
              {t("openContact")}
            </Link>,
          ] as const,
        ]
      : []),
  ];
  return (
    <section aria-label={t("facts")} className="flex flex-col gap-2 text-sm">
      <div className="flex flex-wrap items-center gap-2">
        <Badge tone={STATUS_TONE[status]}>{step?.title ?? t(`statuses.${status}`)}</Badge>
        {mergedInto === undefined ? null : <Badge tone="lamp">{t("mergedInto", { number: mergedInto })}</Badge>}
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink-faint">{name}</dt>
            <dd className="min-w-0 truncate">{value}</dd>
          </div>
        ))}
        {SLA_CLOCKS.map((clock) => {
          const promise = sla?.clocks[clock];
          if (!promise) return null;
          return (
            <div key={clock} className="contents">
              <dt className="text-ink-faint">{t(`sla.${clock}`)}</dt>
              <dd>
                {promise.metAt !== undefined && !promise.breached ? (
                  <Badge tone="good">{t("sla.kept")}</Badge>
                ) : promise.dueAt === undefined && !promise.breached ? (
                  <Badge>{t("sla.paused")}</Badge>
                ) : (
                  <DueBadge dueAt={promise.dueAt} breached={promise.breached} />
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      {rating === undefined ? null : (
        <p className="flex items-start gap-1 rounded-md bg-good-soft px-2.5 py-1.5 text-good-ink">
          <Star className="mt-0.5 size-4 shrink-0" />
          {t("rated", { score: rating })} {ratingComment}
        </p>
      )}
    </section>
  );
}
