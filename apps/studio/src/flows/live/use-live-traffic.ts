"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { flowTraffic } from "@patchbay/wire/flow-traffic";
import { useEffect, useRef } from "react";
import { useTopic } from "../../data/use-topic.ts";
import { NO_TRAFFIC, nextTraffic } from "./live-traffic.ts";

/** Lights the steps at which live calls stand, and counts how they leave; of a published version, its own calls only. */
export function useLiveTraffic(flow: string, store: CanvasStore, version: number | undefined): void {
  const traffic = useRef(NO_TRAFFIC);
  useEffect(() => {
    traffic.current = NO_TRAFFIC;
    return () => {
      store.setLive(NO_TRAFFIC.standing);
      store.setTraffic(NO_TRAFFIC.exits);
    };
  }, [store]);
  useTopic({ kind: "traffic", flow, ...(version === undefined ? {} : { version }) }, (data) => {
    const told = flowTraffic.safeParse(data);
    if (!told.success) return;
    traffic.current = nextTraffic(traffic.current, told.data);
    store.setLive(traffic.current.standing);
    store.setTraffic(traffic.current.exits);
  });
}
