"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Callout } from "@patchbay/ui/callout.tsx";
import { Download, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { clockText } from "../../workspace/status/time-text.ts";
import { useRecording } from "./use-recording.ts";
import { WaveformCanvas } from "./waveform-canvas.tsx";

export interface RecordingPlayerProps {
  readonly id: string;
  readonly durationMs: number | undefined;
}

/** Fetches nothing until somebody wants to listen: each listening is written down. */
export function RecordingPlayer({ id, durationMs }: RecordingPlayerProps) {
  const t = useTranslations("insight.recording");
  const { state, load } = useRecording(id);
  const audio = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const loaded = state.status === "loaded" ? state : undefined;

  useEffect(() => {
    if (loaded) void audio.current?.play().catch(() => {});
  }, [loaded]);

  if (!loaded) {
    return (
      <div className="flex items-center gap-3">
        <Button icon={<Play />} busy={state.status === "loading"} onClick={load}>
          {t("listen")}
        </Button>
        <span className="tabular text-ink-faint text-sm">
          {durationMs === undefined ? t("running") : clockText(durationMs)}
        </span>
        {state.status === "failed" ? <Callout tone="bad">{t(state.why)}</Callout> : null}
      </div>
    );
  }
  const { waveform, url } = loaded;
  const length = Math.max(waveform.seconds, 0.001);
  const seek = (share: number) => {
    if (audio.current) audio.current.currentTime = share * length;
    setAt(share * length);
  };
  return (
    <div className="flex flex-col gap-2">
      <WaveformCanvas
        waveform={waveform}
        played={Math.min(1, at / length)}
        label={t("position")}
        valueText={clockText(at * 1_000)}
        onSeek={seek}
      />
      <div className="flex items-center gap-3">
        <Button
          size="sm"
          icon={playing ? <Pause /> : <Play />}
          onClick={() => (playing ? audio.current?.pause() : void audio.current?.play())}
        >
          {t(playing ? "pause" : "play")}
        </Button>
        <span className="tabular text-sm">
          {clockText(at * 1_000)} / {clockText(length * 1_000)}
        </span>
        {waveform.channels.length === 2 ? (
          <span className="flex gap-3 text-2xs text-ink-faint">
            <span className="text-cord-teal">{t("customer")}</span>
            <span className="text-cord-amber">{t("agent")}</span>
          </span>
        ) : null}
        <a href={url} download={`${id}.wav`} className="ml-auto inline-flex items-center gap-1 text-accent-ink text-xs">
          <Download className="size-3.5" aria-hidden="true" />
          {t("download")}
        </a>
      </div>
      {/* biome-ignore lint/a11y/useMediaCaption: a recorded call has no captions */}
      <audio
        ref={audio}
        src={url}
        onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
      />
    </div>
  );
}
