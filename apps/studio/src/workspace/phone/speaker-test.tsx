"use client";
import { ringTone } from "@patchbay/softphone/ring-tone";
import { Button } from "@patchbay/ui/button.tsx";
import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { openRinger } from "./open-ringer.ts";
import { useSoundReport } from "./use-sound-report.ts";

const SOUNDS_MS = 1_500;

/** Two gentle tones at the chosen loudspeaker; the agent says whether they were heard, which is kept with the phone's check. */
export function SpeakerTest({ device }: { readonly device: string | undefined }) {
  const t = useTranslations("workspace.devices");
  const report = useSoundReport();
  const [sounding, setSounding] = useState(false);
  const [asked, setAsked] = useState(false);
  const say = (toneHeard: boolean) => {
    report({ toneHeard });
    setAsked(false);
  };
  useEffect(() => {
    if (!sounding) return;
    const ringer = openRinger(device, () => new AudioContext());
    const tone = ringTone(ringer.context);
    tone.start();
    const timer = setTimeout(() => {
      setSounding(false);
      setAsked(true);
    }, SOUNDS_MS);
    return () => {
      clearTimeout(timer);
      tone.stop();
      void ringer.context.close();
    };
  }, [sounding, device]);
  return (
    <div className="flex items-center gap-3">
      <Button size="sm" icon={<Volume2 />} disabled={sounding} onClick={() => setSounding(true)}>
        {t("tone")}
      </Button>
      {asked ? (
        <span className="flex gap-1.5">
          <Button size="sm" onClick={() => say(true)}>
            {t("heard")}
          </Button>
          <Button size="sm" onClick={() => say(false)}>
            {t("notHeard")}
          </Button>
        </span>
      ) : (
        <p className="flex-1 text-ink-faint text-xs">{t("toneHint")}</p>
      )}
    </div>
  );
}
