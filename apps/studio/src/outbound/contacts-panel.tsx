"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { EmptyState } from "@patchbay/ui/empty-state.tsx";
import { SearchInput } from "@patchbay/ui/search-input.tsx";
import { useQuery } from "@tanstack/react-query";
import { History, Users } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../data/trpc.ts";
import { ListPanel } from "../frame/list-panel.tsx";
import { HistoryDialog } from "./history-dialog.tsx";
import { useOutcomeText } from "./use-outcome-text.ts";

const PAGE = 50;

/** The campaign's contacts in their order, each with how it stands and every attempt to reach it. */
export function ContactsPanel({ campaign }: { readonly campaign: string }) {
  const t = useTranslations("outbound");
  const format = useFormatter();
  const trpc = useTRPC();
  const outcomeText = useOutcomeText();
  const [text, setText] = useState("");
  const [limit, setLimit] = useState(PAGE);
  const [asked, setAsked] = useState<{ readonly task: string; readonly number: string }>();
  const found = text.trim() === "" ? {} : { text: text.trim() };
  const contacts = useQuery({
    ...trpc.campaign.contacts.queryOptions({ campaign, limit, offset: 0, ...found }),
    refetchInterval: 3_000,
    placeholderData: (before) => before,
  });
  return (
    <>
      <ListPanel
        title={t("contacts")}
        actions={<SearchInput label={t("search")} value={text} onChange={(event) => setText(event.target.value)} />}
        found={contacts}
        rowKey={(row) => row.task}
        empty={<EmptyState icon={<Users />} title={t("noContacts")} />}
        columns={[
          {
            key: "who",
            title: t("contact"),
            cell: (row) => (
              <span className="flex flex-col">
                <span className="font-mono">{row.number}</span>
                <span className="text-2xs text-ink-faint">{row.name ?? ""}</span>
              </span>
            ),
          },
          {
            key: "state",
            title: t("state"),
            width: "12rem",
            cell: (row) => (row.outcome ? outcomeText(row.outcome) : t(`contactStates.${row.status}`)),
          },
          { key: "attempts", title: t("attempts"), width: "6rem", align: "end", cell: (row) => row.attempts },
          {
            key: "next",
            title: t("next"),
            width: "11rem",
            cell: (row) =>
              row.notBefore === undefined || row.attempts === 0
                ? ""
                : format.dateTime(row.notBefore, { dateStyle: "short", timeStyle: "short" }),
          },
          {
            key: "history",
            title: <span className="sr-only">{t("history")}</span>,
            width: "8rem",
            align: "end",
            cell: (row) => (
              <Button
                size="sm"
                kind="quiet"
                icon={<History />}
                aria-label={`${t("history")} ${row.number}`}
                onClick={() => setAsked(row)}
              >
                {t("history")}
              </Button>
            ),
          },
        ]}
      />
      {contacts.data?.length === limit && limit < 500 ? (
        <div>
          <Button onClick={() => setLimit(Math.min(limit + PAGE * 3, 500))}>{t("more")}</Button>
        </div>
      ) : null}
      {asked ? <HistoryDialog {...asked} onClose={() => setAsked(undefined)} /> : null}
    </>
  );
}
