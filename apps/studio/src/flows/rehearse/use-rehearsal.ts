"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { compile } from "@patchbay/compiler/compile";
import type { CompileOptions } from "@patchbay/compiler/compile-options";
import type { FlowTestScene } from "@patchbay/engine/rehearse/flow-test";
import { Rehearsal, type RehearsalView } from "@patchbay/engine/rehearse/rehearsal";
import { useEffect, useState, useSyncExternalStore } from "react";

export interface RehearsalState {
  readonly rehearsal: Rehearsal | undefined;
  readonly view: RehearsalView | undefined;
  /** The drawing has errors: there is nothing to run. */
  readonly isBroken: boolean;
  readonly begin: (scene: FlowTestScene, stepByStep: boolean) => Promise<void>;
}

const NO_CALL = () => () => undefined;

/** One call in memory on the drawing as it is now, shown on the canvas while it goes on. */
export function useRehearsal(store: CanvasStore, options: CompileOptions): RehearsalState {
  const [rehearsal, setRehearsal] = useState<Rehearsal>();
  const [isBroken, setBroken] = useState(false);
  const view = useSyncExternalStore(
    rehearsal?.subscribe ?? NO_CALL,
    () => rehearsal?.view(),
    () => undefined,
  );
  useEffect(() => {
    if (!view) return;
    const nodes = view.path.filter(({ flow }) => flow === store.getState().flow.name).map(({ node }) => node as string);
    store.setVisited(new Set([...nodes, ...(view.at ? [view.at.node] : [])]));
    if (view.at && view.at.flow === store.getState().flow.name) store.show(view.at.node);
  }, [view, store]);
  useEffect(() => () => store.setVisited(undefined), [store]);
  return {
    rehearsal,
    view,
    isBroken,
    begin: async (scene, stepByStep) => {
      const compiled = compile(store.getState().flow, options);
      setBroken(!compiled.ok);
      if (!compiled.ok) return;
      const { programs, registry } = options;
      setRehearsal(await Rehearsal.begin({ compiled: compiled.value, programs, registry, scene, stepByStep }));
    },
  };
}
