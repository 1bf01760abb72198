"use client";
import type { Autosave } from "@patchbay/canvas/autosave";
import { CanvasStore } from "@patchbay/canvas/canvas-store";
import { useState } from "react";
import { useTRPCClient } from "../../data/trpc.ts";
import { nodeRegistry } from "../node-registry.ts";

export interface VersionView {
  /** The version on screen instead of the draft. */
  readonly shown: { readonly version: number; readonly store: CanvasStore } | undefined;
  readonly show: (version: number) => Promise<void>;
  readonly close: () => void;
  /** Makes a version the draft; the draft before it is in the undo of nobody, so ask first. */
  readonly restore: (version: number) => Promise<void>;
}

/** Looks at published versions, read-only, and brings one back as the draft. */
export function useVersionView(name: string, draftStore: CanvasStore, autosave: Autosave): VersionView {
  const client = useTRPCClient();
  const [shown, setShown] = useState<VersionView["shown"]>();
  const load = (version: number) => client.flow.version.query({ name, version });
  return {
    shown,
    show: async (version) => setShown({ version, store: new CanvasStore(await load(version), nodeRegistry, true) }),
    close: () => setShown(undefined),
    restore: async (version) => {
      draftStore.replace(await load(version));
      setShown(undefined);
      await autosave.flush();
    },
  };
}
