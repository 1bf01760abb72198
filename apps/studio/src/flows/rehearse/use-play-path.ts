"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { type PathPlay, playPath } from "@patchbay/canvas/rehearse/play-path";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import { useEffect, useRef } from "react";

/** Plays ways on the canvas, one at a time. */
export function usePlayPath(store: CanvasStore): (path: readonly PathPlace[]) => void {
  const play = useRef<PathPlay>(undefined);
  useEffect(() => () => play.current?.stop(), []);
  return (path) => {
    play.current?.stop();
    play.current = playPath(store, path, {
      onEnd: () => {
        play.current = undefined;
      },
    });
  };
}
