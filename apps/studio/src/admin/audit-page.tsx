"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ScrollText } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";

const PAGE = 100;

/** Who did what, newest first. */
export function AuditPage() {
  const t = useTranslations("admin.audit");
  const format = useFormatter();
  const trpc = useTRPC();
  const failureText = useFailureText();
  const [action, setAction] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const wanted = useDeferredValue(action.trim());
  const entries = useQuery(
    trpc.audit.list.queryOptions(
      { limit, ...(wanted ? { action: wanted } : {}) },
      { placeholderData: keepPreviousData },
    ),
  );
  const rows = (entries.data ?? []).map((entry, index) => ({ ...entry, key: `${entry.at} ${index}` }));
  return (
    <Page
      title={t("title")}
      description={t("description")}
      actions={
        <SearchInput
          label={t("filter")}
          value={action}
          onChange={(event) => setAction(event.target.value)}
          className="w-64"
        />
      }
    >
      {entries.error ? <Callout tone="bad">{failureText(entries.error)}</Callout> : null}
      {entries.isPending ? <Skeleton lines={8} /> : null}
      {entries.data ? (
        <Panel flush>
          <Table
            label={t("title")}
            rows={rows}
            rowKey={(row) => row.key}
            empty={<EmptyState icon={<ScrollText />} title={t("empty")} />}
            columns={[
              {
                key: "at",
                title: t("when"),
                width: "12rem",
                cell: (row) => (
                  <time className="tabular text-ink-soft text-xs" dateTime={new Date(row.at).toISOString()}>
                    {format.dateTime(row.at, { dateStyle: "medium", timeStyle: "medium" })}
                  </time>
                ),
              },
              { key: "by", title: t("who"), width: "14rem", cell: (row) => row.byName ?? row.by },
              {
                key: "action",
                title: t("what"),
                width: "14rem",
                cell: (row) => <span className="font-mono text-xs">{row.action}</span>,
              },
              {
                key: "target",
                title: t("target"),
                cell: (row) => (
                  <span className="flex flex-col">
                    <span className="break-all">{row.target}</span>
                    {row.detail === undefined || row.detail === null ? null : (
                      <span className="break-all font-mono text-2xs text-ink-faint">{JSON.stringify(row.detail)}</span>
                    )}
                  </span>
                ),
              },
            ]}
          />
        </Panel>
      ) : null}
      {rows.length >= limit && limit < 500 ? (
        <Button className="self-center" onClick={() => setLimit(limit + PAGE)} busy={entries.isFetching}>
          {t("more")}
        </Button>
      ) : null}
    </Page>
  );
}
