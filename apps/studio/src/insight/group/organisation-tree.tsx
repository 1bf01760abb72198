"use client";
import { Button } from "@patchbay/ui/button.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { Gauge, MoveVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { actsColumn } from "../../frame/acts-column.tsx";
import { ListPanel, type ListPanelProps } from "../../frame/list-panel.tsx";
import { figureColumns, useFigures } from "./figures.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface OrganisationTreeProps {
  readonly found: ListPanelProps<OrganisationRow>["found"];
  readonly onOpen: (organisation: OrganisationRow) => void;
  /** Left out for those who may only look. */
  readonly onLimit?: (organisation: OrganisationRow) => void;
  readonly onMove?: (organisation: OrganisationRow) => void;
}

/** What the words of a limit know as none. */
const NO_LIMIT = -1;

/** The organisations as they stand below one another, with their figures of now and today. */
export function OrganisationTree({ found, onOpen, onLimit, onMove }: OrganisationTreeProps) {
  const t = useTranslations("insight.group");
  const words = useTranslations("shell");
  const figures = useFigures({ by: "branch", organisations: [] });
  const below = ({ depth }: OrganisationRow) => depth > 0;
  const nameColumn: Column<OrganisationRow> = {
    key: "name",
    title: t("organisation"),
    cell: (row) => (
      <span className="flex flex-col" style={{ paddingInlineStart: `${row.depth * 1.25}rem` }}>
        <Button
          size="sm"
          kind="quiet"
          className="-ml-2 self-start font-medium"
          aria-label={t("open", { name: row.name })}
          onClick={() => onOpen(row)}
        >
          {row.name}
        </Button>
        {row.limits.agents === null && row.limits.calls === null ? null : (
          <span className="text-2xs text-ink-faint">
            {t("limitsShort", { agents: row.limits.agents ?? NO_LIMIT, calls: row.limits.calls ?? NO_LIMIT })}
          </span>
        )}
      </span>
    ),
  };
  const acts =
    onLimit && onMove
      ? [
          actsColumn<OrganisationRow>(words("actions"), [
            { icon: <Gauge />, label: ({ name }) => t("limits", { name }), onAct: onLimit, concerns: below },
            { icon: <MoveVertical />, label: ({ name }) => t("move", { name }), onAct: onMove, concerns: below },
          ]),
        ]
      : [];
  return (
    <>
      <ListPanel
        title={t("organisations")}
        found={found}
        rowKey={({ id }) => id}
        columns={[nameColumn, ...figureColumns<OrganisationRow>(t, figures, ({ id }) => id), ...acts]}
      />
      <p className="text-ink-faint text-xs">{t("below")}</p>
    </>
  );
}
