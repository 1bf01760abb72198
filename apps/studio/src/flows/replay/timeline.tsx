"use client";
import { IconButton } from "@patchbay/ui/icon-button.tsx";
import { Pause, Play, SkipBack, SkipForward } from "lucide-react";
import { useTranslations } from "next-intl";
import { clockText } from "../../workspace/status/time-text.ts";
import type { Playhead } from "./use-playhead.ts";
import type { StepWords } from "./way-view.ts";

export interface TimelineProps {
  readonly playhead: Playhead;
  readonly length: number;
  /** Since the call began. */
  readonly elapsedMs: number;
  readonly words: StepWords;
  /** The step at which two ways part. */
  readonly partsAt?: number | undefined;
}

/** Moves along a way: a slider with a place for each step, and buttons for those who like them. */
export function Timeline({ playhead, length, elapsedMs, words: { label, exit }, partsAt }: TimelineProps) {
  const t = useTranslations("replay");
  const { index, go, isPlaying, play } = playhead;
  const last = Math.max(0, length - 1);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t px-3 py-2">
      <span className="flex gap-0.5">
        <IconButton
          size="sm"
          label={t("back")}
          keys="←"
          icon={<SkipBack />}
          disabled={index === 0}
          onClick={() => go(index - 1)}
        />
        <IconButton
          size="sm"
          label={t(isPlaying ? "pause" : "play")}
          icon={isPlaying ? <Pause /> : <Play />}
          onClick={() => play(!isPlaying)}
        />
        <IconButton
          size="sm"
          label={t("forward")}
          keys="→"
          icon={<SkipForward />}
          disabled={index >= last}
          onClick={() => go(index + 1)}
        />
      </span>
      <span className="relative flex min-w-40 flex-1 items-center">
        <input
          type="range"
          className="w-full accent-accent"
          aria-label={t("place")}
          aria-valuetext={t("step", { step: index + 1, steps: length, label })}
          min={0}
          max={last}
          value={index}
          onChange={(event) => go(Number(event.target.value))}
        />
        {partsAt === undefined || last === 0 ? null : (
          <span
            aria-hidden="true"
            title={t("partsHere")}
            className="pointer-events-none absolute -top-1.5 size-2 -translate-x-1/2 rounded-full bg-lamp"
            style={{ left: `calc(8px + (100% - 16px) * ${Math.min(partsAt, last) / last})` }}
          />
        )}
      </span>
      <span className="tabular text-ink-faint text-xs">
        {clockText(elapsedMs)} · {index + 1}/{length}
      </span>
      <p role="status" className="w-full truncate text-sm">
        <span className="font-medium">{label}</span>
        {exit === undefined ? null : <span className="text-ink-soft"> → {exit}</span>}
      </p>
    </div>
  );
}
