"use client";
import { meterOf } from "@patchbay/softphone/level-meter";
import { type AudioChoice, closeStream, openMicrophone } from "@patchbay/softphone/microphone";
import { microphoneProblem, type ReadinessProblem } from "@patchbay/softphone/readiness";
import { Callout } from "@patchbay/ui/callout.tsx";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { LevelBar } from "./level-bar.tsx";

/** Shows what the chosen microphone hears, as long as it is looked at. */
export function MicrophoneTest({ choice }: { readonly choice: AudioChoice }) {
  const t = useTranslations("workspace");
  const level = useRef<() => number>(() => 0);
  const [problem, setProblem] = useState<ReadinessProblem>();

  useEffect(() => {
    let stop = () => {};
    let over = false;
    openMicrophone(choice)
      .then((stream) => {
        const context = new AudioContext();
        const meter = meterOf(context, stream);
        level.current = meter.level;
        stop = () => {
          meter.close();
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
  }, [choice]);

  if (problem) return <Callout tone="bad">{t(`readiness.${problem}.text`)}</Callout>;
  return <LevelBar label={t("devices.speak")} level={() => level.current()} />;
}
