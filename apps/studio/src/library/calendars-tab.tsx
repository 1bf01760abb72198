"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { useTRPC } from "../data/trpc.ts";
import { AddButton } from "../frame/add-button.tsx";
import { editColumn } from "../frame/edit-column.tsx";
import { ListPanel } from "../frame/list-panel.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { CalendarDialog } from "./calendar-dialog.tsx";

type CalendarRow = Outputs["library"]["calendars"][number];

export function CalendarsTab() {
  const t = useTranslations("numbers.library");
  const mayEdit = useMay("library:edit");
  const calendars = useQuery(useTRPC().library.calendars.queryOptions());
  const [edited, setEdited] = useState<CalendarRow | "new">();
  const create = mayEdit ? (
    <AddButton small onClick={() => setEdited("new")}>
      {t("addCalendar")}
    </AddButton>
  ) : null;
  return (
    <div className="pt-4">
      <ListPanel
        title={t("calendars")}
        actions={create}
        found={calendars}
        rowKey={(row) => row.name}
        empty={<EmptyState icon={<CalendarClock />} title={t("noCalendars")} />}
        columns={[
          {
            key: "title",
            title: t("name"),
            cell: (row) => (
              <NameCell
                title={
                  <>
                    {row.title}
                    {row.emergency ? <Badge tone="bad">{t("emergencyOn")}</Badge> : null}
                  </>
                }
                name={row.name}
              />
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
          { key: "holidays", title: t("holidays"), width: "7rem", align: "end", cell: (row) => row.holidays.length },
          ...(mayEdit ? [editColumn<CalendarRow>(t("edit"), (row) => row.title, setEdited)] : []),
        ]}
      />
      {edited ? (
        <CalendarDialog calendar={edited === "new" ? undefined : edited} onClose={() => setEdited(undefined)} />
      ) : null}
    </div>
  );
}

function dayKey(day: number) {
  return String(day) as "1" | "2" | "3" | "4" | "5" | "6" | "7";
}
