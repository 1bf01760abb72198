"use client";
import type { RealtimeTopic } from "@patchbay/wire/realtime";
import { useEffect, useRef, useSyncExternalStore } from "react";
import { RealtimeConnection, type SocketLike } from "./realtime-connection.ts";

let shared: RealtimeConnection | undefined;

/** The tab's one connection. Browser only. */
export function realtime(): RealtimeConnection {
  shared ??= new RealtimeConnection({
    open: () => {
      const url = new URL("/realtime", window.location.href);
      url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
      return new WebSocket(url) as unknown as SocketLike;
    },
    later: (run, ms) => {
      setTimeout(run, ms);
    },
    onSignedOut: () => window.location.assign("/sign-in"),
  });
  return shared;
}

/** Hears a topic while the component is mounted. `undefined` as topic hears nothing. The listener may change freely. */
export function useTopic(topic: RealtimeTopic | undefined, listener: (data: unknown) => void): void {
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  const key = topic ? JSON.stringify(topic) : undefined;
  useEffect(() => {
    if (key === undefined) return;
    return realtime().subscribe(JSON.parse(key) as RealtimeTopic, (data) => latest.current(data));
  }, [key]);
}

/** Whether the realtime connection stands right now. */
export function useConnected(): boolean {
  return useSyncExternalStore(
    (onChange) => realtime().watch(onChange),
    () => realtime().connected,
    () => false,
  );
}
