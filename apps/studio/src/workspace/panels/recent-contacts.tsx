"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import type { Outputs } from "../../data/outputs.ts";
import { useContactText } from "../../insight/calls/use-contact-text.ts";
import { NothingYet } from "./nothing-yet.tsx";
import { useQueueTitle } from "./use-queue-title.ts";

type CallDetail = Outputs["customer"]["get"]["calls"][number];

export interface RecentContactsProps {
  readonly detail: Outputs["customer"]["get"];
  /** The call on the desk, which is no history yet. */
  readonly except: string;
}

/** The customer's calls and tickets, newest first, as one list. */
export function RecentContacts({ detail, except }: RecentContactsProps) {
  const t = useTranslations("workspace.history");
  const outcomes = useTranslations("insight.outcomes");
  const text = useContactText();
  const queueTitle = useQueueTitle();
  const format = useFormatter();
  /** How it came out, in words where it is one of the usual ways. */
  const outcomeOf = ({ disposition, outcome }: CallDetail): string => {
    if (disposition) return text.disposition(disposition);
    if (outcome) return outcomes.has(outcome as "failed") ? outcomes(outcome as "failed") : outcome;
    return "";
  };
  const items = [
    ...detail.calls
      .filter((call) => call.id !== except)
      .map((call) => ({
        key: call.id,
        at: call.startedAt,
        text: [t(`call.${call.direction}`), call.queue && queueTitle(call.queue)].filter(Boolean).join(" · "),
        note: outcomeOf(call),
        href: `/calls/${call.id}`,
      })),
    ...detail.tickets.map((ticket) => ({
      key: ticket.id,
      at: ticket.createdAt,
      text: `#${ticket.number} ${ticket.subject}`,
      note: t(`ticket.${ticket.status}`),
      href: undefined,
    })),
  ].toSorted((one, other) => other.at - one.at);
  if (items.length === 0) return <NothingYet>{t("empty")}</NothingYet>;
  return (
    <ul aria-label={t("label")} className="flex flex-col divide-y text-sm">
      {items.slice(0, 20).map((item) => (
        <li key={item.key} className="flex items-baseline gap-2 py-1.5">
          <time className="tabular w-24 shrink-0 text-2xs text-ink-faint">
            {format.dateTime(item.at, { month: "short", day: "numeric", hour: "2-digit", minute: "2-digit" })}
          </time>
          <span className="min-w-0 flex-1 truncate">
            {item.href ? (
              <Link href={item.href} className="hover:underline">
                {item.text}
              </Link>
            ) : (
              item.text
            )}
          </span>
          {item.note ? <Badge>{item.note}</Badge> : null}
        </li>
      ))}
    </ul>
  );
}
