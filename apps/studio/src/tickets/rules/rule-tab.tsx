"use client";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { type LucideIcon, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { useMay } from "../../data/session.tsx";
import { actsColumn } from "../../frame/acts-column.tsx";
import { AddButton } from "../../frame/add-button.tsx";
import { editColumn } from "../../frame/edit-column.tsx";
import { ListPanel, type ListPanelProps } from "../../frame/list-panel.tsx";
import { NameCell } from "../../frame/name-cell.tsx";

interface Rule {
  readonly name: string;
  readonly title: string;
}

export interface RuleTabProps<Row extends Rule> {
  readonly kind: "types" | "policies" | "triggers" | "macros";
  readonly icon: LucideIcon;
  readonly found: ListPanelProps<Row>["found"];
  readonly columns: readonly Column<Row>[];
  readonly remove: (row: Row) => void;
  /** Undefined writes a new one. */
  readonly dialog: (rule: Row | undefined, close: () => void) => ReactNode;
}

/** Rules of one kind: their list, and a dialog for one. */
export function RuleTab<Row extends Rule>({ kind, icon: Icon, found, columns, remove, dialog }: RuleTabProps<Row>) {
  const t = useTranslations("tickets.rules");
  const words = useTranslations("shell");
  const may = useMay("ticket:arrange");
  const [edited, setEdited] = useState<Row | "new">();
  const close = () => setEdited(undefined);
  return (
    <div className="pt-4">
      <ListPanel
        title={t(`${kind}.title`)}
        actions={
          may ? (
            <AddButton small onClick={() => setEdited("new")}>
              {t(`${kind}.add`)}
            </AddButton>
          ) : null
        }
        found={found}
        rowKey={(row) => row.name}
        empty={
          <EmptyState icon={<Icon />} title={t(`${kind}.none`)}>
            {t(`${kind}.noneHint`)}
          </EmptyState>
        }
        columns={[
          { key: "title", title: t("name"), cell: ({ title, name }) => <NameCell title={title} name={name} /> },
          ...columns,
          ...(may
            ? [
                editColumn<Row>(words("edit"), ({ title }) => title, setEdited),
                actsColumn<Row>(t("remove"), [
                  { icon: <Trash2 />, label: ({ title }) => `${t("remove")} ${title}`, onAct: remove },
                ]),
              ]
            : []),
        ]}
      />
      {edited ? dialog(edited === "new" ? undefined : edited, close) : null}
    </div>
  );
}
