"use client";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Checkbox } from "@patchbay/ui/checkbox.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { useQuery } from "@tanstack/react-query";
import { PhoneOutgoing } from "lucide-react";
import Link from "next/link";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { Outputs } from "../data/outputs.ts";
import { useTRPC } from "../data/trpc.ts";
import { ListPanel } from "../frame/list-panel.tsx";

type Line = Outputs["trunk"]["lines"][number];

/** The calls out, and those that a limit or a rule did not let out. */
export function LinesPanel() {
  const t = useTranslations("trunks");
  const format = useFormatter();
  const [refused, setRefused] = useState(false);
  const lines = useQuery(useTRPC().trunk.lines.queryOptions({ limit: 200, ...(refused ? { refused } : {}) }));
  return (
    <div className="pt-4">
      <ListPanel
        title={t("lines.title")}
        actions={
          <Checkbox checked={refused} onChange={setRefused}>
            {t("lines.refusedOnly")}
          </Checkbox>
        }
        found={lines}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<PhoneOutgoing />} title={t("lines.empty")} />}
        columns={[
          {
            key: "at",
            title: t("lines.at"),
            width: "11rem",
            cell: ({ beganAt }) => format.dateTime(beganAt, { dateStyle: "medium", timeStyle: "medium" }),
          },
          {
            key: "number",
            title: t("lines.number"),
            cell: ({ number, call }) => (
              <Link href={`/calls/${call}`} className="tabular font-mono text-accent-ink hover:underline">
                {number}
              </Link>
            ),
          },
          { key: "country", title: t("lines.country"), width: "6rem", cell: ({ country }) => country ?? "–" },
          { key: "trunk", title: t("columns.name"), cell: ({ trunk }) => trunk },
          {
            key: "price",
            title: t("lines.price"),
            align: "end",
            width: "8rem",
            cell: ({ perMinute }) => perMinute ?? "–",
          },
          { key: "state", title: t("columns.state"), cell: (line) => <Standing line={line} /> },
        ]}
      />
    </div>
  );
}

function Standing({ line: { refused, answeredAt, endedAt } }: { readonly line: Line }) {
  const t = useTranslations("trunks");
  if (refused) return <Badge tone="bad">{t(`refusals.${refused}`)}</Badge>;
  if (endedAt === undefined) return <Badge tone="accent">{t(answeredAt ? "lines.talking" : "lines.ringing")}</Badge>;
  if (answeredAt === undefined) return <Badge>{t("lines.notAnswered")}</Badge>;
  return <span>{t("lines.talked", { seconds: Math.round((endedAt - answeredAt) / 1_000) })}</span>;
}
