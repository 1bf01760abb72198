"use client";
import type { Dashboard } from "@patchbay/ports/store/dashboard-store";
import { useEffect, useReducer } from "react";
import { failureOf } from "../../data/failure.ts";
import { useTRPCClient } from "../../data/trpc.ts";
import { type Autosave, type AutosaveEvent, needsSaving, nextAutosave, openAutosave } from "./autosave.ts";

const PAUSE_MS = 600;

/** Keeps a dashboard saved a moment after each change. */
export function useAutosave(dashboard: Dashboard): readonly [Autosave, (event: AutosaveEvent) => void] {
  const client = useTRPCClient();
  const { id, title, tiles, revision } = dashboard;
  const [autosave, dispatch] = useReducer(nextAutosave, undefined, () => openAutosave({ title, tiles }, revision));
  const waiting = needsSaving(autosave) ? autosave.content : undefined;
  const against = autosave.revision;

  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(() => {
      dispatch({ type: "sent" });
      client.dashboard.save
        .mutate({ id, title: waiting.title, tiles: [...waiting.tiles].map(mutable), revision: against })
        .then((saved) => dispatch({ type: "saved", revision: saved.revision }))
        .catch((error: unknown) => {
          const { code, facts } = failureOf(error);
          const theirs = Number(facts.revision);
          dispatch(code === "dashboard.conflict" ? { type: "refused", theirs } : { type: "failed" });
        });
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waiting, against, client, id]);

  return [autosave, dispatch];
}

function mutable(tile: Dashboard["tiles"][number]) {
  const filters = Object.entries(tile.filters).map(([name, values]) => [name, [...values]] as [string, string[]]);
  const { organisations, ...rest } = tile;
  const ofGroup = organisations ? { organisations: [...organisations] } : {};
  return { ...rest, ...ofGroup, metrics: [...tile.metrics], filters: Object.fromEntries(filters) };
}
