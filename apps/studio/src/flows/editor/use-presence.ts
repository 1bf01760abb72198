"use client";
import type { CanvasStore } from "@patchbay/canvas/canvas-store";
import { presenceNews } from "@patchbay/wire/presence";
import { useEffect } from "react";
import { realtime } from "../../data/use-topic.ts";
import { nextPeople, type PeopleHere } from "./people-here.ts";

/** A pointer that moves is told at most this often. */
const TELL_EVERY_MS = 90;
/** Told again though nothing changed, so that the others know that one is still there. */
const TELL_AT_LEAST_MS = 10_000;

/** Shows who else is at this flow, and tells them where one is. */
export function usePresence(flow: string, store: CanvasStore): void {
  useEffect(() => {
    let people: PeopleHere = new Map();
    let told = "";
    let toldAt = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const conversation = realtime().converse({ kind: "presence", flow }, (data) => {
      const news = presenceNews.safeParse(data);
      if (!news.success) return;
      people = nextPeople(people, news.data, Date.now());
      store.setPeople([...people.values()].map(({ person }) => person));
    });
    const tell = () => {
      const { selected } = store.getState();
      const { pointer } = store;
      const state = { selected: selected.slice(0, 50), ...(pointer ? { cursor: pointer } : {}) };
      const text = JSON.stringify(state);
      const pause = Date.now() - toldAt;
      clearTimeout(timer);
      const unchanged = text === told;
      if (unchanged && pause < TELL_AT_LEAST_MS) timer = setTimeout(tell, TELL_AT_LEAST_MS - pause);
      else if (pause < TELL_EVERY_MS) timer = setTimeout(tell, TELL_EVERY_MS - pause);
      else {
        told = text;
        toldAt = Date.now();
        conversation.tell(state);
        timer = setTimeout(tell, TELL_AT_LEAST_MS);
      }
    };
    let before = store.getState().selected;
    const leave = store.subscribe(() => {
      const { selected } = store.getState();
      if (selected.join() === before.join()) return;
      before = selected;
      tell();
    });
    // A pointer is of interest to nobody while one is alone.
    const leavePointer = store.watchPointer(() => {
      if (store.getState().people.length > 0) tell();
    });
    const leaveConnection = realtime().watch(() => {
      toldAt = 0;
      told = "";
      tell();
    });
    tell();
    return () => {
      leave();
      leavePointer();
      leaveConnection();
      clearTimeout(timer);
      conversation.leave();
      store.setPeople([]);
    };
  }, [flow, store]);
}
