"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Select } from "@patchbay/ui/select.tsx";
import { useFormatter, useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";
import { ImpactPlaces } from "./impact-places.tsx";
import type { ImpactRun, ImpactState } from "./impact-run.ts";
import { shareElsewhere } from "./share-elsewhere.ts";

const SIZES = [100, 1_000, 10_000];

export interface ImpactReportProps {
  readonly flow: string;
  readonly run: ImpactRun;
  /** The report is about what is saved. */
  readonly onSave: () => Promise<unknown>;
  readonly labelOf: (node: string) => string;
}

/** What publishing the draft would have done to the flow's last calls. */
export function ImpactReport({ flow, run, onSave, labelOf }: ImpactReportProps) {
  const t = useTranslations("flows.publish.impact");
  const format = useFormatter();
  const state = useSyncExternalStore(run.subscribe, run.state, run.state);
  const [size, setSize] = useState(1_000);
  const { status, impact, wanted } = state;
  const isRunning = status === "running";
  const begin = async () => {
    await onSave();
    await run.start(size);
  };
  return (
    <section aria-label={t("ask")} className="flex flex-col gap-2 rounded-md border p-3">
      <h3 className="font-medium text-sm">{t("ask")}</h3>
      <div className="flex items-center gap-2">
        <Select
          label={t("howMany")}
          size="sm"
          className="w-44"
          disabled={isRunning}
          value={String(size)}
          options={SIZES.map((count) => ({ value: String(count), label: t("last", { count: format.number(count) }) }))}
          onChange={(value) => setSize(Number(value))}
        />
        {isRunning ? (
          <Button size="sm" onClick={() => run.stop()}>
            {t("stop")}
          </Button>
        ) : (
          <Button size="sm" onClick={() => void begin()}>
            {t(status === "idle" ? "begin" : "again")}
          </Button>
        )}
        {isRunning ? (
          <progress
            className="h-1.5 min-w-0 flex-1 accent-accent"
            aria-label={t("progress")}
            max={wanted}
            value={impact?.calls ?? 0}
          />
        ) : null}
      </div>
      <Outcome state={state} />
      {impact && impact.calls > impact.fates.same ? (
        <ImpactPlaces flow={flow} impact={impact} labelOf={labelOf} />
      ) : null}
    </section>
  );
}

function Outcome({ state: { status, impact } }: { readonly state: ImpactState }) {
  const t = useTranslations("flows.publish.impact");
  if (status === "failed") return <Callout tone="warning">{t("failed")}</Callout>;
  if (!impact) return null;
  if (status === "done" && impact.calls + impact.unreadable === 0) return <Callout tone="info">{t("none")}</Callout>;
  const { fates, calls, unreadable } = impact;
  const isChanged = fates.elsewhere + fates.unknown > 0;
  return (
    <>
      <Callout tone={isChanged ? "warning" : "good"} title={t("share", { percent: shareElsewhere(impact), calls })}>
        <ul className="tabular list-disc pl-4 text-xs">
          <li>{t("same", { count: fates.same })}</li>
          {fates["other-way"] > 0 ? <li>{t("otherWay", { count: fates["other-way"] })}</li> : null}
          {fates.elsewhere > 0 ? <li>{t("elsewhere", { count: fates.elsewhere })}</li> : null}
          {fates.unknown > 0 ? <li>{t("unknown", { count: fates.unknown })}</li> : null}
          {unreadable > 0 ? <li>{t("unreadable", { count: unreadable })}</li> : null}
        </ul>
      </Callout>
      {status === "stopped" ? <p className="text-ink-soft text-xs">{t("stopped")}</p> : null}
      {status === "draft-changed" ? <Callout tone="warning">{t("draftChanged")}</Callout> : null}
    </>
  );
}
