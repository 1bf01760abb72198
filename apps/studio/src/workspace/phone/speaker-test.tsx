"use client";
import { ringTone } from "@patchbay/softphone/ring-tone";
import { Button } from "@patchbay/ui/button.tsx";
import { Volume2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { openRinger } from "./open-ringer.ts";

const SOUNDS_MS = 1_500;

/** Two gentle tones at the chosen loudspeaker, for the agent to say whether they can be heard. */
export function SpeakerTest({ device }: { readonly device: string | undefined }) {
  const t = useTranslations("workspace.devices");
  const [sounding, setSounding] = useState(false);
  useEffect(() => {
    if (!sounding) return;
    const ringer = openRinger(device, () => new AudioContext());
    const tone = ringTone(ringer.context);
    tone.start();
    const timer = setTimeout(() => setSounding(false), SOUNDS_MS);
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
      <p className="flex-1 text-ink-faint text-xs">{t("toneHint")}</p>
    </div>
  );
}
