"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import { beyondSteps, type TooFar } from "@patchbay/engine/foresee/within-steps";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Field } from "@patchbay/ui/field.tsx";
import { Input } from "@patchbay/ui/input.tsx";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useMay } from "../../data/session.tsx";
import { usePlayPath } from "./use-play-path.ts";
import { rehearsed, type TestCases } from "./use-test-cases.ts";

const USUAL_STEPS = 8;
const MOST_STEPS = 1_000;

export interface ReachCheckProps {
  readonly store: CanvasStore;
  readonly options: CompileOptions;
  readonly tests: TestCases;
}

/** The promise that from everywhere a person or an end is near; where it is broken, the shortest way that shows it is played. */
export function ReachCheck({ store, options, tests: { withinSteps, promise } }: ReachCheckProps) {
  const t = useTranslations("flows.rehearse.reach");
  const mayEdit = useMay("flow:edit");
  const play = usePlayPath(store);
  const [typed, setTyped] = useState<number>();
  const [found, setFound] = useState<{ readonly within: number; readonly tooFar: TooFar | undefined }>();
  const within = typed ?? withinSteps ?? USUAL_STEPS;
  const check = async () => {
    const ready = rehearsed(store, options);
    if (!ready) return;
    const tooFar = beyondSteps(ready.compiled.program, ready.registry, within);
    setFound({ within, tooFar });
    if (tooFar) play(tooFar.path);
    if (mayEdit) await promise(within);
  };
  const { tooFar } = found ?? {};
  const label = tooFar && (store.getState().flow.nodes[tooFar.node]?.label ?? tooFar.node);
  return (
    <section aria-label={t("title")} className="flex flex-col gap-2 border-t pt-3">
      <div className="flex items-end gap-1.5">
        <Field label={t("title")}>
          {(ids) => (
            <Input
              {...ids}
              type="number"
              min={1}
              max={MOST_STEPS}
              value={within}
              onChange={(event) =>
                setTyped(Math.min(MOST_STEPS, Math.max(1, Math.round(Number(event.target.value)) || 1)))
              }
            />
          )}
        </Field>
        <Button onClick={() => void check()}>{t("check")}</Button>
      </div>
      {found && !tooFar ? <Callout tone="good">{t("kept", { steps: found.within })}</Callout> : null}
      {tooFar ? (
        <Callout
          tone="bad"
          action={
            <Button size="sm" onClick={() => play(tooFar.path)}>
              {t("play")}
            </Button>
          }
        >
          {Number.isFinite(tooFar.steps)
            ? t("broken", { step: label ?? "", steps: tooFar.steps })
            : t("never", { step: label ?? "" })}
        </Callout>
      ) : null}
    </section>
  );
}
