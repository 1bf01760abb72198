"use client";
import type { CallId } from "@patchbay/base/ids";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useQueries, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { useMetrics } from "../dashboard/use-metrics.ts";
import { CallTable } from "./call-table.tsx";
import type { MetricContacts } from "./metric-contacts.ts";

const LIMIT = 500;
const PAGE_SIZE = 50;

/** The very contacts that a number counts. */
export function MetricCalls({ contacts }: { readonly contacts: MetricContacts }) {
  const t = useTranslations("insight");
  const trpc = useTRPC();
  const failureText = useFailureText();
  const { titleOf } = useMetrics();
  const [shown, setShown] = useState(PAGE_SIZE);
  const { metric, range, filters } = contacts;
  const ids = useQuery(
    trpc.metric.contacts.queryOptions({
      metrics: [metric],
      range,
      filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...(values ?? [])]])),
      limit: LIMIT,
    }),
  );
  const pages = useQueries({
    queries: pagesOf((ids.data ?? []).slice(0, shown)).map((page) =>
      trpc.calls.search.queryOptions({ ids: page, limit: PAGE_SIZE }, { staleTime: 60_000 }),
    ),
  });
  const calls = pages.flatMap((page) => page.data?.calls ?? []);
  const waiting = ids.isPending || pages.some((page) => page.isPending);
  return (
    <>
      <Callout
        tone="info"
        title={t("calls.behind", { metric: titleOf(metric), range: t(`ranges.${range}`) })}
        action={
          <Link href="/calls" className="text-xs underline">
            {t("calls.all")}
          </Link>
        }
      >
        {Object.entries(filters)
          .map(([name, values]) => `${name}: ${values?.join(", ")}`)
          .join(" · ")}
      </Callout>
      {ids.error ? <Callout tone="bad">{failureText(ids.error)}</Callout> : null}
      {ids.data?.length === 0 ? <EmptyState title={t("calls.nothingBehind")} /> : null}
      {calls.length > 0 ? (
        <Panel flush>
          <CallTable calls={calls} />
        </Panel>
      ) : waiting ? (
        <Skeleton lines={8} />
      ) : null}
      {(ids.data?.length ?? 0) > shown ? (
        <Button className="self-center" busy={waiting} onClick={() => setShown(shown + PAGE_SIZE)}>
          {t("calls.more")}
        </Button>
      ) : null}
    </>
  );
}

function pagesOf(ids: readonly string[]): CallId[][] {
  const pages: CallId[][] = [];
  for (let from = 0; from < ids.length; from += PAGE_SIZE) pages.push(ids.slice(from, from + PAGE_SIZE) as CallId[]);
  return pages;
}
