"use client";
import { useCanvasActions } from "@patchbay/canvas/view/canvas-actions.tsx";
import { useCanvasTools } from "@patchbay/canvas/view/canvas-context.tsx";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Circle, CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { GUIDE_STEPS, type GuideStep } from "./guide-steps.ts";
import { useGuideDone } from "./use-guide-facts.ts";

export interface GuidePanelProps {
  readonly name: string;
  readonly onPhone: () => void;
  readonly onPublish: (() => void) | undefined;
}

/** Leads a newcomer from an empty drawing to the first call; one may do the steps in any order, leave, and come back. */
export function GuidePanel({ name, onPhone, onPublish }: GuidePanelProps) {
  const t = useTranslations("flows.guide");
  const done = useGuideDone(name);
  const next = GUIDE_STEPS.find((step) => !done.has(step));
  const show = useShow({ onPhone, onPublish });
  return (
    <div className="flex flex-col gap-3">
      <p className="text-ink-soft text-xs">{t("intro")}</p>
      <p role="status" className="font-medium text-xs">
        {t("progress", { done: done.size, all: GUIDE_STEPS.length })}
      </p>
      <ol className="flex flex-col gap-2">
        {GUIDE_STEPS.map((step) => {
          const help = step === next ? show[step] : undefined;
          return (
            <li key={step} aria-current={step === next ? "step" : undefined} className="flex items-start gap-2 text-sm">
              {done.has(step) ? (
                <CircleCheck className="mt-0.5 size-4 shrink-0 text-good-ink" aria-hidden="true" />
              ) : (
                <Circle className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden="true" />
              )}
              <div className="min-w-0">
                <p className={step === next ? "font-semibold" : "text-ink-soft"}>
                  {t(`steps.${step}`)}
                  {done.has(step) ? <span className="sr-only"> ✓</span> : null}
                </p>
                {step === next ? <p className="pt-0.5 text-ink-soft text-xs">{t(`how.${step}`)}</p> : null}
                {help ? (
                  <Button size="sm" className="mt-1.5" onClick={help}>
                    {t("show")}
                  </Button>
                ) : null}
              </div>
            </li>
          );
        })}
      </ol>
      {next ? null : <Callout tone="good">{t("done")}</Callout>}
    </div>
  );
}

/** What each step begins with, done for one. */
function useShow({
  onPhone,
  onPublish,
}: Omit<GuidePanelProps, "name">): Readonly<Partial<Record<GuideStep, () => void>>> {
  const { store } = useCanvasTools();
  const { ask } = useCanvasActions();
  const add = () => ask({ kind: "add" });
  const firstProblem = () => {
    const problem = store.getState().diagnostics.find(({ node }) => node !== undefined);
    if (problem?.node) store.show(problem.node, problem.field);
  };
  return {
    say: add,
    menu: add,
    queue: add,
    sound: firstProblem,
    ring: onPhone,
    ...(onPublish ? { publish: onPublish } : {}),
  };
}
