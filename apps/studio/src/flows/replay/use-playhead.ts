"use client";
import { type KeyboardEvent, useEffect, useState } from "react";

const BEAT_MS = 900;

export interface Playhead {
  readonly index: number;
  readonly go: (index: number) => void;
  readonly isPlaying: boolean;
  readonly play: (on: boolean) => void;
  /** Arrow keys step, Home and End jump, Space plays. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** Where one stands in a way of so many steps, and how to move along it. */
export function usePlayhead(length: number): Playhead {
  const [wanted, setWanted] = useState(Number.POSITIVE_INFINITY);
  const [isPlaying, play] = useState(false);
  const last = Math.max(0, length - 1);
  const index = Math.min(wanted, last);
  const atEnd = index >= last;
  const go = (next: number) => setWanted(Math.max(0, Math.min(last, next)));
  useEffect(() => {
    if (!isPlaying) return;
    if (atEnd) {
      play(false);
      return;
    }
    const timer = setTimeout(() => setWanted(index + 1), BEAT_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, atEnd, index]);
  const places: ReadonlyMap<string, number> = new Map([
    ["ArrowRight", index + 1],
    ["ArrowLeft", index - 1],
    ["Home", 0],
    ["End", last],
  ]);
  const begin = (on: boolean) => {
    if (on && atEnd) go(0);
    play(on);
  };
  return {
    index,
    go,
    isPlaying,
    play: begin,
    onKeyDown: (event) => {
      const { target } = event;
      const place = places.get(event.key);
      // Cards move by arrow keys, buttons are pressed by Space: these keep their keys.
      const keeps = event.key === " " ? ".react-flow, button, a" : ".react-flow__node";
      if (
        (place === undefined && event.key !== " ") ||
        event.altKey ||
        event.ctrlKey ||
        (target instanceof HTMLElement && target.closest(keeps))
      )
        return;
      event.preventDefault();
      if (place === undefined) begin(!isPlaying);
      else go(place);
    },
  };
}
