"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { Cable, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useMay } from "../data/session.tsx";
import { actsColumn } from "../frame/acts-column.tsx";
import { NameCell } from "../frame/name-cell.tsx";
import { AnsweredBy } from "../numbers/answered-by.tsx";
import type { NumberRow } from "../numbers/numbers-page.tsx";

export type MailboxAct = "edit" | "bind" | "remove";
type State = Outputs["chat"]["mailLineStates"][number];

export function useMailboxColumns(
  states: readonly State[],
  onAct: (act: MailboxAct, row: NumberRow) => void,
): readonly Column<NumberRow>[] {
  const t = useTranslations("mailboxes");
  const words = useTranslations("shell");
  const mayBind = useMay("number:bind");
  const mayEdit = useMay("integration:manage");
  const act = (name: MailboxAct, word: "bindThis" | "editTitle" | "removeThis", icon: ReactElement) => ({
    icon,
    label: ({ label }: NumberRow) => t(word, { name: label }),
    onAct: (row: NumberRow) => onAct(name, row),
  });
  return [
    {
      key: "name",
      title: t("columns.name"),
      cell: ({ label, email }) => <NameCell title={label} name={email?.address ?? ""} />,
    },
    {
      key: "state",
      title: t("columns.state"),
      cell: (row) => <Standing row={row} state={states.find(({ address }) => address === row.number)} />,
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

/** Mail is fetched only where a flow answers it. */
function Standing({ row, state }: { readonly row: NumberRow; readonly state: State | undefined }) {
  const t = useTranslations("mailboxes.states");
  if (!row.flow) return <Badge>{t("idle")}</Badge>;
  if (state?.trouble) {
    return (
      <span className="flex flex-col items-start gap-0.5">
        <Badge tone="bad">{t("trouble")}</Badge>
        <span className="text-xs">{state.trouble.why}</span>
      </span>
    );
  }
  return state?.connectedAt ? (
    <Badge tone="good">{t("listening")}</Badge>
  ) : (
    <Badge tone="lamp">{t("connecting")}</Badge>
  );
}
