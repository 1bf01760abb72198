"use client";
import type { Autosave, SaveState } from "@patchbay/canvas/autosave";
import { useSyncExternalStore } from "react";

/** How saving stands. Read only where it is shown: it changes with the first key of every edit. */
export function useSaveState(autosave: Autosave): SaveState {
  const read = () => autosave.state;
  return useSyncExternalStore(autosave.watch, read, read);
}
