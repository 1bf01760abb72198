"use client";
import type { TextChannel } from "@patchbay/domain/conversation";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useTRPC } from "../data/trpc.ts";
import { useContactText } from "../insight/calls/use-contact-text.ts";

/** The customer in a few figures, each with what it was made of. */
export function PortraitPanel({ customer }: { readonly customer: string }) {
  const t = useTranslations("customers.portrait");
  const format = useFormatter();
  const text = useContactText();
  const found = useQuery(useTRPC().customer.portrait.queryOptions({ id: customer })).data;
  if (!found) return <Skeleton lines={2} />;
  const { days, frequency, channel, topics, satisfaction, value, lastContact, openTickets } = found;
  const channelName = (name: string) => text.channel(name === "voice" ? {} : { channel: name as TextChannel });
  const figures: readonly (readonly [string, string, string])[] = [
    [t("frequency"), t("perMonth", { count: frequency.perMonth }), t("frequencyOf", { ...frequency, days })],
    ...(lastContact === undefined
      ? []
      : [
          [t("last"), format.relativeTime(lastContact), format.dateTime(lastContact, { dateStyle: "medium" })] as const,
        ]),
    ...(channel ? [[t("channel"), channelName(channel.name), t("channelOf", { ...channel, days })] as const] : []),
    ...(satisfaction
      ? [
          [
            t("satisfaction"),
            format.number(satisfaction.score, { style: "percent", maximumFractionDigits: 0 }),
            t("satisfactionOf", { count: satisfaction.answers, days }),
          ] as const,
        ]
      : []),
    ...(value ? [[t("value"), format.number(value.amount), t("valueOf", { field: value.title })] as const] : []),
    [t("tickets"), format.number(openTickets), t("ticketsOf")],
    ...(topics.length > 0
      ? [[t("topics"), topics.map(({ name }) => text.disposition(name)).join(", "), t("topicsOf", { days })] as const]
      : []),
  ];
  return (
    <Panel>
      <dl className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-4">
        {figures.map(([title, figure, how]) => (
          <div key={title} className="min-w-0">
            <dt className="text-ink-faint text-xs">{title}</dt>
            <dd>
              <p className="tabular truncate font-semibold text-lg">{figure}</p>
              <p className="text-2xs text-ink-faint">{how}</p>
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
