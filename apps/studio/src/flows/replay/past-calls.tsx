"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useNow, useTranslations } from "next-intl";
import { useTRPC } from "../../data/trpc.ts";
import { OutcomeBadge } from "../../insight/calls/outcome-badge.tsx";

const LAST_CALLS = 8;

export interface PastCallsProps {
  readonly flow: string;
  /** Before a call is replayed: what is drawn must have been saved. */
  readonly onSave: () => Promise<unknown>;
}

/** The flow's last calls, each to be replayed through the draft. */
export function PastCalls({ flow, onSave }: PastCallsProps) {
  const t = useTranslations("replay.past");
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const trpc = useTRPC();
  const found = useQuery(trpc.calls.search.queryOptions({ flow, limit: LAST_CALLS }));
  const open = async (call: string) => {
    await onSave();
    window.open(`/flows/${encodeURIComponent(flow)}/replay?call=${encodeURIComponent(call)}`, "_blank", "noopener");
  };
  const calls = found.data?.calls ?? [];
  return (
    <section aria-label={t("title")} className="flex flex-col gap-1 border-t pt-3">
      <h3 className="font-medium text-xs">{t("title")}</h3>
      {found.data && calls.length === 0 ? <p className="text-ink-faint text-xs">{t("none")}</p> : null}
      <ul className="flex flex-col">
        {calls.map((call) => (
          <li key={call.id} className="flex items-center gap-2 py-0.5">
            <span className="tabular min-w-0 flex-1 truncate text-xs">{call.customerName ?? call.from}</span>
            <span className="text-2xs text-ink-faint">{format.relativeTime(call.startedAt, now)}</span>
            <OutcomeBadge call={call} />
            <Button size="sm" kind="quiet" onClick={() => void open(call.id)}>
              {t("replay")}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
