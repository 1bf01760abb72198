"use client";
import type { Column } from "@patchbay/ui/table.tsx";
import { Cable, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { useMay } from "../data/session.tsx";
import { actsColumn } from "../frame/acts-column.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { AnsweredBy } from "../numbers/answered-by.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";

export type ChannelAct = "edit" | "bind" | "remove";

export function useChannelColumns(onAct: (act: ChannelAct, row: NumberRow) => void): readonly Column<NumberRow>[] {
  const t = useTranslations("channels");
  const words = useTranslations("shell");
  const mayBind = useMay("number:bind");
  const mayEdit = useMay("integration:manage");
  const act = (name: ChannelAct, word: "bindThis" | "editTitle" | "removeThis", icon: ReactElement) => ({
    icon,
    label: ({ label }: NumberRow) => t(word, { name: label }),
    onAct: (row: NumberRow) => onAct(name, row),
  });
  return [
    {
      key: "name",
      title: t("columns.name"),
      cell: ({ label, provided, open }) => (
        <NameCell title={label} name={provided?.settings.from ?? open?.deliverTo ?? ""} />
      ),
    },
    {
      key: "provider",
      title: t("columns.provider"),
      cell: ({ provided }) => t(`providers.${provided?.provider ?? "open"}`),
    },
    {
      key: "flow",
      title: t("columns.flow"),
      width: "16rem",
      cell: (row) => <AnsweredBy row={row} nobody={t("leadsNowhere")} />,
    },
    actsColumn<NumberRow>(words("actions"), [
      ...(mayBind ? [act("bind", "bindThis", <Cable />)] : []),
      ...(mayEdit ? [act("edit", "editTitle", <Pencil />)] : []),
      ...(mayBind ? [act("remove", "removeThis", <Trash2 />)] : []),
    ]),
  ];
}
