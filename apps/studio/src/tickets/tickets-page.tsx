"use client";
import type { TicketId } from "@patchbay/base/ids";
import { Button } from "@patchbay/ui/button.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Page } from "@patchbay/ui/page.tsx";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { Download, Ticket } from "lucide-react";
import { useTranslations } from "next-intl";
import { useDeferredValue, useState } from "react";
import { saveCsv } from "../data/save-csv.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useTopic } from "../data/use-topic.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { SavedViews } from "./saved-views.tsx";
import { type TicketFilter, TicketFilters } from "./ticket-filters.tsx";
import { type TicketRow, useTicketColumns } from "./use-ticket-columns.tsx";

const PAGE_SIZE = 50;

/** All tickets: found, kept as views, changed many at once. */
export function TicketsPage() {
  const t = useTranslations("tickets");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const mayEdit = useMay("ticket:edit");
  const [filter, setFilter] = useState<TicketFilter>({});
  const [order, setOrder] = useState<"newest" | "due">("newest");
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const wanted = useDeferredValue(filter);
  const found = useInfiniteQuery(
    trpc.ticket.search.infiniteQueryOptions(
      { ...wanted, limit: PAGE_SIZE, ...(order === "due" ? { order } : {}) },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  useTopic({ kind: "events", types: ["ticket.changed"] }, () => {
    void queries.invalidateQueries(trpc.ticket.search.pathFilter());
  });
  const rows = found.data?.pages.flatMap((page) => page.tickets);
  const columns = useTicketColumns();
  const all = rows ?? [];
  const choose: Column<TicketRow> = {
    key: "choose",
    title: <span className="sr-only">{t("choose")}</span>,
    width: "3rem",
    cell: ({ id, number }) => (
      <Checkbox
        checked={chosen.has(id)}
        onChange={(checked) => setChosen(new Set(checked ? [...chosen, id] : [...chosen].filter((one) => one !== id)))}
      >
        <span className="sr-only">{t("chooseOne", { number })}</span>
      </Checkbox>
    ),
  };
  return (
    <Page
      wide
      title={t("title")}
      description={t("description")}
      actions={
        <Button icon={<Download />} onClick={() => saveCsv("tickets", csvOf(all))}>
          {t("export")}
        </Button>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <TicketFilters filter={filter} onChange={setFilter} />
        <div className="flex flex-wrap items-center gap-2">
          <Segmented
            label={t("order")}
            value={order}
            options={[
              { value: "newest", label: t("newest") },
              { value: "due", label: t("dueFirst") },
            ]}
            onChange={setOrder}
          />
          <SavedViews filter={filter} onChange={setFilter} />
        </div>
      </div>
      {mayEdit && chosen.size > 0 ? (
        <BulkBar chosen={[...chosen] as TicketId[]} onDone={() => setChosen(new Set())} />
      ) : null}
      <ListPanel
        untitled
        title={t("title")}
        found={{ data: rows, error: found.error, isPending: found.isPending }}
        rowKey={(row) => row.id}
        empty={
          <EmptyState icon={<Ticket />} title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        }
        columns={mayEdit ? [choose, ...columns] : columns}
      />
      {found.hasNextPage ? (
        <Button className="self-center" busy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t("more")}
        </Button>
      ) : null}
    </Page>
  );
}

function csvOf(rows: readonly TicketRow[]) {
  const titles = [
    "number",
    "subject",
    "type",
    "status",
    "priority",
    "assignee",
    "customer",
    "created",
    "late",
    "rating",
  ];
  return [
    titles,
    ...rows.map((row) => [
      ...[row.number, row.subject, row.type, row.step?.title ?? row.status, row.priority],
      ...[row.assigneeName, row.customerName, new Date(row.createdAt).toISOString(), row.breached ? 1 : 0, row.rating],
    ]),
  ];
}
