"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { PhoneCall } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useRef, useState } from "react";
import { useSession } from "../../data/session.tsx";
import { useTRPC } from "../../data/trpc.ts";
import { useFailureText } from "../../data/use-failure-text.ts";
import { useTopic } from "../../data/use-topic.ts";
import { type CallFilters, readFilters, searchOf, writeFilters } from "./call-filters.ts";
import { CallTable } from "./call-table.tsx";
import { ExportCalls } from "./export-calls.tsx";
import { FilterBar } from "./filter-bar.tsx";
import { MetricCalls } from "./metric-calls.tsx";
import { readContacts } from "./metric-contacts.ts";

const PAGE_SIZE = 50;
const GATHER_MS = 400;

/** All calls, newest first, or those behind a number of a dashboard. */
export function CallsPage() {
  const t = useTranslations("insight.calls");
  const query = useSearchParams();
  const contacts = readContacts(query);
  return (
    <Page wide title={t("title")} description={t("description")}>
      {contacts ? <MetricCalls contacts={contacts} /> : <CallSearch />}
    </Page>
  );
}

function CallSearch() {
  const t = useTranslations("insight.calls");
  const router = useRouter();
  const query = useSearchParams();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const failureText = useFailureText();
  const { tenant } = useSession();
  const [filters, setFilters] = useState<CallFilters>(() => readFilters(query));
  const search = useMemo(() => searchOf(filters, tenant.timeZone, Date.now()), [filters, tenant.timeZone]);

  const address = writeFilters(filters);
  useEffect(() => {
    router.replace(address === "" ? "/calls" : `/calls?${address}`, { scroll: false });
  }, [address, router]);

  const found = useInfiniteQuery(
    trpc.calls.search.infiniteQueryOptions(
      { ...search, limit: PAGE_SIZE },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );

  const gathering = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(gathering.current), []);
  useTopic({ kind: "events", types: ["call.started", "call.ended", "queue.changed", "agent.changed"] }, () => {
    gathering.current ??= setTimeout(() => {
      gathering.current = undefined;
      void queries.invalidateQueries({ queryKey: trpc.calls.search.pathKey() });
    }, GATHER_MS);
  });

  const calls = found.data?.pages.flatMap((page) => page.calls) ?? [];
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilterBar filters={filters} onChange={setFilters} />
        <ExportCalls search={search} />
      </div>
      {found.error ? <Callout tone="bad">{failureText(found.error)}</Callout> : null}
      {found.isPending ? <Skeleton lines={10} /> : null}
      {found.data ? (
        <Panel flush>
          {calls.length === 0 ? (
            <EmptyState icon={<PhoneCall />} title={t(address === "" ? "empty" : "noMatch")}>
              {t(address === "" ? "emptyHint" : "noMatchHint")}
            </EmptyState>
          ) : (
            <CallTable calls={calls} />
          )}
        </Panel>
      ) : null}
      {found.hasNextPage ? (
        <Button className="self-center" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
