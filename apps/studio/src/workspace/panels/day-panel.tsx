"use client";
import { metricDefinition } from "@patchbay/domain/metrics";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import { Fragment } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { metricText } from "../../insight/dashboard/metric-text.ts";

const CHANNELS = ["voice", "chat", "email", "sms", "task"] as const;

/** The agent's own figures since midnight; each says how it is defined. */
export function DayPanel() {
  const t = useTranslations("workspace.day");
  const numbers = useLocale();
  const { locale } = usePreferences();
  const day = useQuery(useTRPC().agent.myDay.queryOptions(undefined, { refetchInterval: 15_000 }));
  if (!day.data) return <Skeleton lines={6} />;
  const titleOf = (channel: string) => {
    const known = CHANNELS.find((one) => one === channel);
    return known ? t(`channels.${known}`) : channel;
  };
  return (
    <dl aria-label={t("label")} className="grid grid-cols-[1fr_auto] gap-x-3 gap-y-1 text-sm">
      {day.data.values.map(({ metric, value }) => {
        const definition = metricDefinition(metric);
        return (
          <Fragment key={metric}>
            <dt className="truncate text-ink-soft" title={definition?.formula[locale]}>
              {definition?.title[locale] ?? metric}
            </dt>
            <dd className="tabular text-right font-medium" data-metric={metric}>
              {metricText(value, definition?.unit ?? "count", numbers)}
            </dd>
          </Fragment>
        );
      })}
      {day.data.byChannel.map(({ channel, handled }) => (
        <Fragment key={channel}>
          <dt className="pl-3 text-ink-faint">{titleOf(channel)}</dt>
          <dd className="tabular text-right">{handled}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
