"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../../data/trpc.ts";

const LAST_CALLS = 1_000;
const MOST_PLACES = 8;

export interface ImpactReportProps {
  readonly name: string;
  readonly labelOf: (node: string) => string;
}

/** What publishing the saved draft would have done to the flow's last calls: asked for, as it takes a moment. */
export function ImpactReport({ name, labelOf }: ImpactReportProps) {
  const t = useTranslations("flows.publish.impact");
  const trpc = useTRPC();
  const [isAsked, ask] = useState(false);
  const report = useQuery(
    trpc.flow.impact.queryOptions({ name, calls: LAST_CALLS }, { enabled: isAsked, staleTime: 0, retry: false }),
  );
  if (!isAsked || report.isLoading) {
    return (
      <Button size="sm" className="self-start" busy={isAsked} onClick={() => ask(true)}>
        {t("ask")}
      </Button>
    );
  }
  if (!report.data) return <Callout tone="warning">{t("failed")}</Callout>;
  const { calls, fates, places } = report.data;
  if (calls === 0) return <Callout tone="info">{t("none")}</Callout>;
  const changed = calls - fates.same;
  return (
    <Callout tone={fates.elsewhere + fates.unknown > 0 ? "warning" : "good"} title={t("ask")}>
      <ul className="tabular list-disc pl-4 text-xs">
        <li>{t("same", { count: fates.same })}</li>
        {fates["other-way"] > 0 ? <li>{t("otherWay", { count: fates["other-way"] })}</li> : null}
        {fates.elsewhere > 0 ? <li>{t("elsewhere", { count: fates.elsewhere })}</li> : null}
        {fates.unknown > 0 ? <li>{t("unknown", { count: fates.unknown })}</li> : null}
      </ul>
      {changed > 0 ? (
        <>
          <h3 className="mt-2 font-medium text-xs">{t("places")}</h3>
          <ul className="tabular pl-4 text-xs">
            {places.slice(0, MOST_PLACES).map(({ flow, node, calls: count }) => (
              <li key={`${flow} ${node}`}>
                {labelOf(node)}: {t("calls", { count })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Callout>
  );
}
