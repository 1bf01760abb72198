"use client";
import { useEffect, useRef } from "react";
import type { Waveform } from "./waveform.ts";

export interface WaveformCanvasProps {
  readonly waveform: Waveform;
  /** 0 … 1 of the length. */
  readonly played: number;
  readonly label: string;
  readonly valueText: string;
  readonly onSeek: (share: number) => void;
}

const HEIGHT = 96;

/** Both sides of a conversation, one above the other; a click or the arrow keys move within it. */
export function WaveformCanvas({ waveform, played, label, valueText, onSeek }: WaveformCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const target = canvas.current;
    if (!target) return;
    const draw = () => paint(target, waveform, played);
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(target);
    return () => observer.disconnect();
  }, [waveform, played]);
  return (
    <div
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(played * 100)}
      aria-valuetext={valueText}
      className="cursor-pointer rounded-md bg-sunken"
      onPointerDown={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        onSeek(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
      }}
      onKeyDown={(event) => {
        const step = 5 / Math.max(5, waveform.seconds);
        if (event.key === "ArrowRight") onSeek(Math.min(1, played + step));
        if (event.key === "ArrowLeft") onSeek(Math.max(0, played - step));
      }}
    >
      <canvas
        ref={canvas}
        className="block w-full border-0 border-t-cord-teal border-b-cord-amber text-ink"
        style={{ height: HEIGHT }}
      />
    </div>
  );
}

function paint(target: HTMLCanvasElement, { channels }: Waveform, played: number): void {
  const context = target.getContext("2d");
  if (!context) return;
  const scale = window.devicePixelRatio;
  const { clientWidth: width } = target;
  target.width = width * scale;
  target.height = HEIGHT * scale;
  context.scale(scale, scale);
  const style = getComputedStyle(target);
  const lane = HEIGHT / channels.length;
  for (const [number, peaks] of channels.entries()) {
    const middle = lane * (number + 0.5);
    for (let x = 0; x < width; x += 2) {
      const peak = peaks[Math.floor((x * peaks.length) / width)] ?? 0;
      const height = Math.max(1, peak * (lane - 8));
      context.fillStyle = x / width < played ? colour(style, number) : "rgb(128 128 128 / 0.4)";
      context.fillRect(x, middle - height / 2, 1.4, height);
    }
  }
  context.fillStyle = style.color;
  context.fillRect(played * width, 0, 1, HEIGHT);
}

/** Left is the customer's cord, right the agent's; the tokens are read where they are resolved for the theme. */
function colour(style: CSSStyleDeclaration, channel: number): string {
  return channel === 0 ? style.borderTopColor : style.borderBottomColor;
}
