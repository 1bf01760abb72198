"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Skeleton } from "@patchbay/ui/skeleton.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock, Pencil, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { useFailureText } from "../data/use-failure-text.ts";
import { CalendarDialog } from "./calendar-dialog.tsx";

type CalendarRow = Outputs["library"]["calendars"][number];

export function CalendarsTab() {
  const t = useTranslations("numbers.library");
  const failureText = useFailureText();
  const mayEdit = useMay("library:edit");
  const calendars = useQuery(useTRPC().library.calendars.queryOptions());
  const [edited, setEdited] = useState<CalendarRow | "new">();
  const create = mayEdit ? (
    <Button kind="primary" size="sm" icon={<Plus />} onClick={() => setEdited("new")}>
      {t("addCalendar")}
    </Button>
  ) : null;
  return (
    <div className="pt-4">
      <Panel title={t("calendars")} actions={create} flush>
        {calendars.error ? <Callout tone="bad">{failureText(calendars.error)}</Callout> : null}
        {calendars.isPending ? <Skeleton className="p-3" /> : null}
        {calendars.data ? (
          <Table
            label={t("calendars")}
            rows={calendars.data}
            rowKey={(row) => row.name}
            empty={<EmptyState icon={<CalendarClock />} title={t("noCalendars")} />}
            columns={[
              {
                key: "title",
                title: t("name"),
                cell: (row) => (
                  <span className="flex flex-col">
                    <span className="flex items-center gap-2 font-medium">
                      {row.title}
                      {row.emergency ? <Badge tone="bad">{t("emergencyOn")}</Badge> : null}
                    </span>
                    <span className="font-mono text-2xs text-ink-faint">{row.name}</span>
                  </span>
                ),
              },
              { key: "zone", title: t("zone"), width: "12rem", cell: (row) => row.timeZone },
              {
                key: "hours",
                title: t("hours"),
                width: "18rem",
                cell: (row) => (
                  <span className="flex flex-col text-xs">
                    {row.weekly.map((span) => (
                      <span key={`${span.days.join()} ${span.from}`} className="tabular">
                        {span.days.map((day) => t(`days.${dayKey(day)}`)).join(" ")} {span.from}–{span.to}
                      </span>
                    ))}
                  </span>
                ),
              },
              {
                key: "holidays",
                title: t("holidays"),
                width: "7rem",
                align: "end",
                cell: (row) => row.holidays.length,
              },
              {
                key: "edit",
                title: <span className="sr-only">{t("edit")}</span>,
                width: "6rem",
                align: "end",
                cell: (row) =>
                  mayEdit ? (
                    <Button size="sm" kind="quiet" icon={<Pencil />} onClick={() => setEdited(row)}>
                      {t("edit")}
                    </Button>
                  ) : null,
              },
            ]}
          />
        ) : null}
      </Panel>
      {edited ? (
        <CalendarDialog calendar={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}

function dayKey(day: number) {
  return String(day) as "1" | "2" | "3" | "4" | "5" | "6" | "7";
}
