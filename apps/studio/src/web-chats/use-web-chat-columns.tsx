"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import type { Column } from "@patchbay/ui/table.tsx";
import { Cable, Code, Pencil, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMay } from "../data/session.tsx";
import { AnsweredBy } from "../numbers/answered-by.tsx";
import type { WebChatRow } from "./web-chats-page.tsx";

export type WebChatAct = "edit" | "bind" | "tag" | "remove";

export function useWebChatColumns(onAct: (act: WebChatAct, row: WebChatRow) => void): readonly Column<WebChatRow>[] {
  const t = useTranslations("webChats");
  const words = useTranslations("shell");
  const mayBind = useMay("number:bind");
  const act = (name: WebChatAct, row: WebChatRow, label: string, icon: React.ReactElement) => (
    <IconButton size="sm" label={label} icon={icon} onClick={() => onAct(name, row)} />
  );
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
    {
      key: "actions",
      title: <span className="sr-only">{words("actions")}</span>,
      width: "10rem",
      align: "end",
      cell: (row) => (
        <span className="flex justify-end gap-0.5">
          {act("tag", row, t("tagOf", { name: row.label }), <Code />)}
          {mayBind ? (
            <>
              {act("bind", row, t("bindThis", { name: row.label }), <Cable />)}
              {act("edit", row, t("edit", { name: row.label }), <Pencil />)}
              {act("remove", row, t("removeThis", { name: row.label }), <Trash2 />)}
            </>
          ) : null}
        </span>
      ),
    },
  ];
}
