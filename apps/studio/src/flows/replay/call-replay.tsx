"use client";
import { Segmented } from "@patchbay/ui/segmented.tsx";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { StepVariables } from "./step-variables.tsx";
import { stepWords } from "./step-words.ts";
import { Timeline } from "./timeline.tsx";
import { usePlayhead } from "./use-playhead.ts";
import { WayStage } from "./way-stage.tsx";
import { type CallWay, wayView } from "./way-view.ts";

/** The way of a call played on the drawing that it ran on, step by step, with the variables at each. */
export function CallReplay({ ways }: { readonly ways: readonly CallWay[] }) {
  const t = useTranslations("replay");
  const [run, setRun] = useState(ways[0]?.run);
  const chosen = ways.find((way) => way.run === run) ?? ways[0];
  if (!chosen) return null;
  return (
    <>
      {ways.length > 1 ? (
        <div className="border-b px-3 py-2">
          <Segmented
            label={t("runs")}
            value={chosen.run as string}
            options={ways.map((way) => ({ value: way.run as string, label: way.flow }))}
            onChange={(next) => setRun(next as CallWay["run"])}
          />
        </div>
      ) : null}
      <WayPlayer key={chosen.run} {...chosen} />
    </>
  );
}

function WayPlayer({ way: { steps }, drawings }: CallWay) {
  const t = useTranslations("replay");
  const { locale } = usePreferences();
  const playhead = usePlayhead(steps.length);
  const { index } = playhead;
  const view = useMemo(() => wayView({ steps, drawings, index }), [steps, drawings, index]);
  const step = steps[index];
  if (!step) return <p className="p-3 text-ink-faint text-sm">{t("noSteps")}</p>;
  return (
    <section aria-label={t("title")} onKeyDown={playhead.onKeyDown}>
      <div className="grid lg:grid-cols-[1fr_16rem]">
        <div className="h-[30rem] min-w-0">
          <WayStage view={view} />
        </div>
        <StepVariables view={view} className="max-h-[30rem] lg:border-t-0 lg:border-l" />
      </div>
      <Timeline
        playhead={playhead}
        length={steps.length}
        elapsedMs={step.at - (steps[0]?.at ?? step.at)}
        words={stepWords(view.drawing, step, locale)}
      />
    </section>
  );
}
