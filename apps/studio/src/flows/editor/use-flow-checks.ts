"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { useEffect } from "react";
import type { CheckOptions } from "./check-options.ts";
import { type CheckWorker, FlowChecker } from "./flow-checker.ts";

/** Keeps a drawing's diagnostics up to date while one draws. */
export function useFlowChecks(store: CanvasStore, options: CheckOptions): void {
  useEffect(() => {
    const worker = new Worker(new URL("./check.worker.ts", import.meta.url), { type: "module" });
    const checker = new FlowChecker(worker as unknown as CheckWorker, options, (diagnostics) =>
      store.setDiagnostics(diagnostics),
    );
    let checked = store.getState().flow;
    checker.check(checked);
    const leave = store.subscribe(() => {
      const { flow } = store.getState();
      if (flow === checked) return;
      checked = flow;
      checker.check(flow);
    });
    return () => {
      leave();
      checker.stop();
    };
  }, [store, options]);
}
