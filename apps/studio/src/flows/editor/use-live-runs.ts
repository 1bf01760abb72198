"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { tenantEvent } from "@patchbay/wire/tenant-event";
import { useEffect, useRef } from "react";
import { useTopic } from "../../data/use-topic.ts";
import { countByNode, nextRuns, type Runs } from "./live-runs.ts";

/** Lights the steps at which live calls stand. */
export function useLiveRuns(flow: string, store: CanvasStore): void {
  const runs = useRef<Runs>(new Map());
  useTopic({ kind: "flow", flow }, (data) => {
    const event = tenantEvent.safeParse(data);
    if (!event.success) return;
    runs.current = nextRuns(runs.current, event.data, flow);
    store.setLive(countByNode(runs.current));
  });
  useEffect(() => store.setLive(countByNode(runs.current)), [store]);
}
