"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { playPath } from "@patchbay/canvas/rehearse/play-path";
import type { PathPlace } from "@patchbay/flow-model/diagnostic";
import { useEffect, useRef } from "react";

/** Plays ways on the canvas, one at a time. */
export function usePlayPath(store: CanvasStore): (path: readonly PathPlace[]) => void {
  const stop = useRef<() => void>(undefined);
  useEffect(() => () => stop.current?.(), []);
  return (path) => {
    stop.current?.();
    // What a way goes through would not be seen among all that is marked.
    store.setMarks(undefined);
    stop.current = playPath(store, path, () => {
      stop.current = undefined;
    });
  };
}
