"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import type { ChangeLine } from "@patchbay/flow-model/history/change-words";
import { Badge } from "@patchbay/ui/badge.tsx";
import { type Column, Table } from "@patchbay/ui/table.tsx";
import { useTranslations } from "next-intl";
import { usePreferences } from "../../i18n/use-preferences.ts";

const TONE = { "+": "good", "-": "bad", "~": "lamp" } as const;

export interface ChangeListProps {
  readonly lines: readonly ChangeLine[];
  readonly onShow: (node: NodeId) => void;
}

/** Every difference in meaning, what was and what is side by side. */
export function ChangeList({ lines, onShow }: ChangeListProps) {
  const t = useTranslations("versions.compare");
  const { locale } = usePreferences();
  const columns: readonly Column<ChangeLine>[] = [
    {
      key: "sign",
      title: <span className="sr-only">{t("kind")}</span>,
      width: "6rem",
      cell: ({ sign }) => <Badge tone={TONE[sign]}>{t(`signs.${sign}`)}</Badge>,
    },
    {
      key: "what",
      title: t("what"),
      cell: ({ what, node }) =>
        node === undefined ? (
          what[locale]
        ) : (
          <button type="button" className="text-left hover:underline" onClick={() => onShow(node)}>
            {what[locale]}
          </button>
        ),
    },
    { key: "before", title: t("before"), width: "28%", cell: ({ before }) => <Value text={before} /> },
    { key: "after", title: t("after"), width: "28%", cell: ({ after }) => <Value text={after} /> },
  ];
  const rows = lines.map((line, index) => ({ ...line, index }));
  return (
    <Table
      label={t("title")}
      columns={columns}
      rows={rows}
      rowKey={(line) => String((line as (typeof rows)[number]).index)}
    />
  );
}

function Value({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <span className="text-ink-faint">–</span>;
  return <code className="line-clamp-4 whitespace-pre-wrap break-words font-mono text-xs">{text}</code>;
}
