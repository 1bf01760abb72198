import type { CallImpact } from "@patchbay/engine/impact";
import { Badge } from "@patchbay/ui/badge.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

/** So many at once. */
const PAGE = 50;
const TONE = { same: "good", "other-way": "neutral", elsewhere: "bad", unknown: "lamp" } as const;

export interface ImpactCallsProps {
  readonly flow: string;
  readonly calls: readonly CallImpact[];
  readonly labelOf: (node: string) => string;
}

/** The calls that part from their way at one place, a page more at a time; each opens its replay. */
export function ImpactCalls({ flow, calls, labelOf }: ImpactCallsProps) {
  const t = useTranslations("flows.publish.impact");
  const format = useFormatter();
  const [shown, setShown] = useState(PAGE);
  return (
    <div className="pb-1.5 pl-4">
      <ul>
        {calls.slice(0, shown).map((call) => (
          <li key={call.run} className="flex items-center gap-2 py-0.5">
            <a
              className="text-accent-ink hover:underline"
              target="_blank"
              rel="noreferrer"
              href={`/flows/${encodeURIComponent(flow)}/replay?call=${encodeURIComponent(call.id)}`}
            >
              {format.dateTime(call.startedAt, { dateStyle: "short", timeStyle: "medium" })}
            </a>
            <Badge tone={TONE[call.fate]}>{t(`fates.${call.fate}`)}</Badge>
            <span className="min-w-0 flex-1 truncate text-ink-soft">
              {labelOf(call.endedAt ?? "")} → {labelOf(call.wouldEndAt ?? "")}
            </span>
          </li>
        ))}
      </ul>
      {calls.length > shown ? (
        <Button size="sm" kind="quiet" onClick={() => setShown(shown + PAGE)}>
          {t("more", { count: Math.min(PAGE, calls.length - shown), all: calls.length })}
        </Button>
      ) : null}
    </div>
  );
}
