"use client";
import { Panel } from "@patchbay/ui/panel.tsx";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { useQueueTitle } from "../../workspace/panels/use-queue-title.ts";
import { clockText } from "../../workspace/status/time-text.ts";
import { useContactText } from "../calls/use-contact-text.ts";

export type CallDetail = Outputs["calls"]["get"];

export function CallFacts({ call }: { readonly call: CallDetail["call"] }) {
  const t = useTranslations("insight.call");
  const directions = useTranslations("insight.directions");
  const queueTitle = useQueueTitle();
  const text = useContactText();
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("facts.channel"), text.channel(call)],
    [t("facts.direction"), call.channel ? null : directions(call.direction)],
    [t("facts.from"), call.from || null],
    [t("facts.to"), call.channel ? null : call.to],
    [
      t("facts.customer"),
      call.customer ? (
        <Link key="customer" href={`/calls?customer=${call.customer}`} className="text-accent-ink hover:underline">
          {call.customerName ?? call.customer}
        </Link>
      ) : null,
    ],
    [
      t("facts.flow"),
      call.flow ? (
        <Link key="flow" href={`/flows/${call.flow}`} className="text-accent-ink hover:underline">
          {call.version === undefined ? t("draftOf", { flow: call.flow }) : `${call.flow} · v${call.version}`}
        </Link>
      ) : null,
    ],
    [t("facts.queue"), call.queue ? queueTitle(call.queue) : null],
    [t("facts.agent"), call.agentName],
    [t("facts.waited"), call.queuedMs === undefined ? null : clockText(call.queuedMs)],
    [t("facts.talked"), call.talkedMs === undefined ? null : clockText(call.talkedMs)],
    [t("facts.length"), call.endedAt === undefined ? null : clockText(call.endedAt - call.startedAt)],
    [t("facts.disposition"), call.disposition && text.disposition(call.disposition)],
    [t("facts.endedBy"), call.endedBy ? t(`by.${call.endedBy}`) : null],
    [t("facts.cause"), call.cause],
    [t("facts.id"), call.id],
  ];
  return (
    <Panel title={t("factsTitle")}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
        {facts
          .filter(([, value]) => value !== null && value !== undefined)
          .map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-faint">{name}</dt>
              <dd className="tabular min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
    </Panel>
  );
}
