"use client";
import { abandonedShare } from "@patchbay/domain/outbound/campaign";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { Download } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { saveCsv } from "../data/save-csv.ts";
import { useTRPCClient } from "../data/trpc.ts";
import { useAction } from "../data/use-action.ts";
import type { CampaignNow } from "./campaign-draft.ts";
import { useOutcomeText } from "./use-outcome-text.ts";

const NOW = ["waiting", "inLine", "dialling", "connected", "done"] as const;
/** What the law allows in most countries (US TSR, Ofcom): 3 % of the answered calls. */
const MOST_ABANDONED = 0.03;

/** Live numbers of a campaign: where its contacts are, how attempts came out, and what the law counts. */
export function PulsePanel({ campaign }: { readonly campaign: CampaignNow }) {
  const t = useTranslations("outbound");
  const format = useFormatter();
  const client = useTRPCClient();
  const outcomeText = useOutcomeText();
  const { pulse } = campaign;
  const share = abandonedShare(pulse);
  const time = (at: number | undefined) => (at === undefined ? "" : new Date(at).toISOString());
  const download = useAction({
    run: () => client.campaign.results.query({ id: campaign.id }),
    onDone: (rows) =>
      saveCsv(campaign.name, [
        ["number", "name", "attempt", "dialled", "answered", "connected", "ended", "outcome", "agent", "code", "note"],
        ...rows.map((row) => [
          ...[row.number, row.name, row.no, time(row.claimedAt), time(row.answeredAt), time(row.connectedAt)],
          ...[time(row.endedAt), row.outcome, row.agentName, row.disposition, row.note],
        ]),
      ]),
  });
  const save = (
    <Button size="sm" icon={<Download />} busy={download.isPending} onClick={() => download.mutate()}>
      {t("export")}
    </Button>
  );
  return (
    <Panel title={t("numbers")} actions={save}>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-4 lg:grid-cols-8">
        <Figure label={t("contacts")} value={pulse.contacts} />
        {NOW.map((key) => (
          <Figure key={key} label={t(`now.${key}`)} value={pulse[key]} />
        ))}
        <Figure label={t("attempts")} value={pulse.attempts} />
        <Figure label={t("answered")} value={pulse.answered} />
      </dl>
      <div className="flex flex-wrap items-center gap-2 pt-4">
        {Object.entries(pulse.outcomes).map(([outcome, count]) => (
          <Badge key={outcome} tone={outcome === "reached" ? "good" : "neutral"}>
            {outcomeText(outcome)} {count}
          </Badge>
        ))}
        <span className="flex-1" />
        <Badge tone={share > MOST_ABANDONED ? "bad" : "neutral"}>
          {t("abandoned", { share: format.number(share, { style: "percent", maximumFractionDigits: 1 }) })}
        </Badge>
        <Badge tone={pulse.late > 0 ? "lamp" : "neutral"}>{t("late", { count: pulse.late })}</Badge>
      </div>
    </Panel>
  );
}

function Figure({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt className="text-ink-faint text-xs">{label}</dt>
      <dd className="font-semibold text-xl tabular-nums">{value}</dd>
    </div>
  );
}
