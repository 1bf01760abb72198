"use client";
import { meterOf } from "@patchbay/softphone/level-meter";
import { type AudioChoice, closeStream, openMicrophone } from "@patchbay/softphone/microphone";
import { microphoneProblem, type ReadinessProblem } from "@patchbay/softphone/readiness";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { LevelBar } from "./level-bar.tsx";
import { useSoundReport } from "./use-sound-report.ts";

/** Shows what the chosen microphone hears, as long as it is looked at; the loudest of it is kept with the phone's check. */
export function MicrophoneTest({ choice }: { readonly choice: AudioChoice }) {
  const t = useTranslations("workspace");
  const level = useRef<() => number>(() => 0);
  const loudest = useRef(0);
  const report = useSoundReport();
  const [problem, setProblem] = useState<ReadinessProblem>();

  useEffect(() => {
    let stop = () => {};
    let over = false;
    openMicrophone(choice)
      .then((stream) => {
        const context = new AudioContext();
        const meter = meterOf(context, stream);
        level.current = () => {
          const now = meter.level();
          loudest.current = Math.max(loudest.current, now);
          return now;
        };
        stop = () => {
          meter.close();
          report({ microphoneLevel: loudest.current });
          loudest.current = 0;
          closeStream(stream);
          void context.close();
        };
        if (over) stop();
        setProblem(undefined);
      })
      .catch((failure) => setProblem(microphoneProblem(failure)));
    return () => {
      over = true;
      stop();
    };
  }, [choice, report]);

  if (problem) return <Callout tone="bad">{t(`readiness.${problem}.text`)}</Callout>;
  return <LevelBar label={t("devices.speak")} level={() => level.current()} />;
}
