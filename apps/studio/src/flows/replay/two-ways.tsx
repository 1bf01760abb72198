"use client";
import type { NodeId } from "@patchbay/flow-model/document";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Panel } from "@patchbay/ui/panel.tsx";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Outputs } from "../../data/outputs.ts";
import { usePreferences } from "../../i18n/use-preferences.ts";
import { StepVariables } from "./step-variables.tsx";
import { stepWords } from "./step-words.ts";
import { Timeline } from "./timeline.tsx";
import { usePlayhead } from "./use-playhead.ts";
import { WayStage } from "./way-stage.tsx";
import { type WayView, wayView } from "./way-view.ts";

type Replayed = Outputs["flow"]["retrace"];

/** The way that a call took beside the way that it would take, moved along together. */
export function TwoWays({ replayed }: { readonly replayed: Replayed }) {
  const t = useTranslations("replay.draft");
  const { was, wouldBe, partsAt, drawings, draftDrawings, version } = replayed;
  const length = Math.max(was.steps.length, wouldBe.steps.length);
  const { locale } = usePreferences();
  const playhead = usePlayhead(length);
  const { index } = playhead;
  const then = useMemo(
    () => wayView({ steps: was.steps, drawings, index, partsAt }),
    [was.steps, drawings, index, partsAt],
  );
  const now = useMemo(
    () => wayView({ steps: wouldBe.steps, drawings: draftDrawings, index, partsAt }),
    [wouldBe.steps, draftDrawings, index, partsAt],
  );
  const step = wouldBe.steps[index] ?? was.steps[index];
  const began = was.steps[0]?.at ?? 0;
  const isNow = index < wouldBe.steps.length;
  return (
    <section aria-label={t("title")} className="flex flex-col gap-4" onKeyDown={playhead.onKeyDown}>
      <Verdict replayed={replayed} />
      <div className="grid gap-4 xl:grid-cols-2">
        <Panel title={version === undefined ? t("wasDraft") : t("was", { version })} flush>
          <Side view={then} isOver={index >= was.steps.length} />
        </Panel>
        <Panel title={t("wouldBe")} flush>
          <Side view={now} isOver={index >= wouldBe.steps.length} />
        </Panel>
      </div>
      <Panel flush>
        <Timeline
          playhead={playhead}
          length={length}
          elapsedMs={(step?.at ?? began) - began}
          words={step ? stepWords((isNow ? now : then).drawing, step, locale) : { label: "" }}
          partsAt={partsAt}
        />
      </Panel>
    </section>
  );
}

function Side({ view, isOver }: { readonly view: WayView; readonly isOver: boolean }) {
  const t = useTranslations("replay.draft");
  return (
    <>
      <div className="h-[26rem]">
        <WayStage view={view} />
      </div>
      {isOver ? <p className="border-t bg-sunken px-3 py-1 text-ink-soft text-xs">{t("over")}</p> : null}
      <StepVariables view={view} className="max-h-40" />
    </>
  );
}

/** What came of it, in a sentence. */
function Verdict({ replayed: { was, wouldBe, partsAt, draftDrawings, drawings } }: { readonly replayed: Replayed }) {
  const t = useTranslations("replay.draft");
  if (partsAt === undefined) return <Callout tone="good">{t("same", { steps: was.steps.length })}</Callout>;
  const place = wouldBe.steps[partsAt] ?? was.steps[partsAt];
  const named = place && (draftDrawings[place.flow] ?? drawings[place.flow])?.nodes[place.node as NodeId];
  const step = named?.label ?? place?.node ?? "";
  const { parted } = wouldBe;
  const asked = parted && (draftDrawings[parted.flow]?.nodes[parted.node as NodeId]?.label ?? parted.node);
  return (
    <Callout tone="warning" title={t("parts", { step, count: partsAt + 1 })}>
      <p>
        {parted
          ? parted.why === "exit-gone"
            ? t("exitGone", { step: asked ?? "", exit: parted.exit })
            : t("notAsked", { step: asked ?? "" })
          : t("ends", { was: endOf(was, drawings), wouldBe: endOf(wouldBe, draftDrawings) })}
      </p>
    </Callout>
  );
}

/** Where a way ended, and how: `Hang up (completed)`. */
function endOf({ steps, end }: Replayed["was"], drawings: Replayed["drawings"]): string {
  const last = steps.at(-1);
  const label = last && (drawings[last.flow]?.nodes[last.node as NodeId]?.label ?? last.node);
  return [label ?? "–", end ? `(${end.outcome})` : ""].join(" ").trim();
}
