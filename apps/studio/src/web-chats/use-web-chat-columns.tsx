"use client";
import type { Column } from "@patchbay/ui/table.tsx";
import { Cable, Code, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "../data/session.tsx";
import { actsColumn } from "../frame/acts-column.tsx";
import { AnsweredBy } from "../numbers/answered-by.tsx";
import type { WebChatRow } from "./web-chats-page.tsx";

export type WebChatAct = "edit" | "bind" | "tag" | "remove";

export function useWebChatColumns(onAct: (act: WebChatAct, row: WebChatRow) => void): readonly Column<WebChatRow>[] {
  const t = useTranslations("webChats");
  const words = useTranslations("shell");
  const mayBind = useMay("number:bind");
  const act = (name: WebChatAct) => (row: WebChatRow) => onAct(name, row);
  return [
    {
      key: "name",
      title: t("columns.name"),
      cell: ({ label, chat }) => (
        <span className="flex items-center gap-2">
          <span aria-hidden className="size-3 shrink-0 rounded-full" style={{ background: chat?.colour }} />
          <span className="font-medium">{label}</span>
        </span>
      ),
    },
    {
      key: "pages",
      title: t("columns.pages"),
      cell: ({ chat }) =>
        chat && chat.origins.length > 0 ? (
          <span className="font-mono text-xs">{chat.origins.join(", ")}</span>
        ) : (
          <span className="text-ink-faint text-xs">{t("ownPagesOnly")}</span>
        ),
    },
    {
      key: "flow",
      title: t("columns.flow"),
      width: "18rem",
      cell: (row) => <AnsweredBy row={row} nobody={t("leadsNowhere")} />,
    },
    actsColumn<WebChatRow>(words("actions"), [
      { icon: <Code />, label: (row) => t("tagOf", { name: row.label }), onAct: act("tag") },
      ...(mayBind
        ? [
            { icon: <Cable />, label: ({ label }: WebChatRow) => t("bindThis", { name: label }), onAct: act("bind") },
            { icon: <Pencil />, label: ({ label }: WebChatRow) => t("edit", { name: label }), onAct: act("edit") },
            {
              icon: <Trash2 />,
              label: ({ label }: WebChatRow) => t("removeThis", { name: label }),
              onAct: act("remove"),
            },
          ]
        : []),
    ]),
  ];
}
