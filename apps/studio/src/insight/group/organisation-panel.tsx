"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Table } from "@patchbay/ui/table.tsx";
import { ListOrdered, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { figureColumns, useFigures } from "./figures.tsx";
import type { OrganisationRow } from "./use-organisations.ts";

export interface OrganisationPanelProps {
  readonly organisation: OrganisationRow;
  readonly onClose: () => void;
}

/** One organisation's own figures, queue by queue. */
export function OrganisationPanel({ organisation, onClose }: OrganisationPanelProps) {
  const t = useTranslations("insight.group");
  const figures = useFigures({ by: "queue", organisations: [organisation.id] });
  const title = t("of", { name: organisation.name });
  return (
    <Panel flush title={title} actions={<IconButton size="sm" label={t("close")} icon={<X />} onClick={onClose} />}>
      <Table
        label={title}
        rows={figures.rows}
        rowKey={({ key = "" }) => key}
        empty={<EmptyState icon={<ListOrdered />} title={t("noQueue")} />}
        columns={[
          { key: "queue", title: t("queue"), cell: ({ label }) => label },
          ...figureColumns<(typeof figures.rows)[number]>(t, figures, ({ key = "" }) => key),
        ]}
      />
    </Panel>
  );
}
