"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Inputs } from "../../data/outputs.ts";
import { saveCsv } from "../../data/save-csv.ts";
import { useTRPCClient } from "../../data/trpc.ts";
import { useAction } from "../../data/use-action.ts";
import { useQueueTitle } from "../../workspace/panels/use-queue-title.ts";
import type { CallRow } from "./call-table.tsx";

const PAGE = 200;
const MOST = 10_000;

/** Saves all calls that a search finds (the newest 10,000) as CSV. */
export function ExportCalls({ search }: { readonly search: Omit<Inputs["calls"]["search"], "limit" | "cursor"> }) {
  const t = useTranslations("insight.calls");
  const directions = useTranslations("insight.directions");
  const queueTitle = useQueueTitle();
  const client = useTRPCClient();
  const save = useAction({
    run: async () => {
      const calls: CallRow[] = [];
      let cursor: string | undefined;
      do {
        const page = await client.calls.search.query({ ...search, limit: PAGE, ...(cursor ? { cursor } : {}) });
        calls.push(...page.calls);
        cursor = page.next;
      } while (cursor !== undefined && calls.length < MOST);
      saveCsv("calls", [titles, ...calls.map(cellsOf)]);
      return calls.length;
    },
    done: (count) => t("exported", { count }),
  });
  const columns = ["time", "direction", "from", "customer", "to", "queue", "agent", "outcome", "disposition"] as const;
  const titles = [...columns.map((name) => t(`columns.${name}`)), t("waitedSeconds"), t("talkedSeconds"), t("callId")];
  const cellsOf = (call: CallRow) => [
    new Date(call.startedAt).toISOString(),
    directions(call.direction),
    ...[call.from, call.customerName, call.to, call.queue && queueTitle(call.queue), call.agentName],
    ...[call.outcome, call.disposition, secondsOf(call.queuedMs), secondsOf(call.talkedMs), call.id],
  ];
  return (
    <Button icon={<Download />} busy={save.isPending} onClick={() => save.mutate()}>
      {t("export")}
    </Button>
  );
}

function secondsOf(ms: number | undefined): number | undefined {
  return ms === undefined ? undefined : Math.round(ms / 100) / 10;
}
