"use client";
import { useEffect, useState } from "react";
import { type Waveform, waveformOf } from "./waveform.ts";

export type RecordingState =
  | { readonly status: "idle" | "loading" }
  | { readonly status: "loaded"; readonly url: string; readonly waveform: Waveform }
  | { readonly status: "failed"; readonly why: "forbidden" | "missing" | "unreadable" | "broken" | "unreachable" };

const COLUMNS = 1_200;

/** Fetches a recording once, on request; picture and sound come from the same bytes. */
export function useRecording(id: string): { readonly state: RecordingState; readonly load: () => void } {
  const [state, setState] = useState<RecordingState>({ status: "idle" });
  const url = state.status === "loaded" ? state.url : undefined;
  useEffect(() => () => URL.revokeObjectURL(url ?? ""), [url]);
  const load = () => {
    setState({ status: "loading" });
    void fetchRecording(id).then(setState);
  };
  return { state, load };
}

async function fetchRecording(id: string): Promise<RecordingState> {
  try {
    const answer = await fetch(`/api/recordings/${encodeURIComponent(id)}`);
    if (!answer.ok) {
      const forbidden = answer.status === 401 || answer.status === 403;
      return { status: "failed", why: forbidden ? "forbidden" : answer.status === 404 ? "missing" : "broken" };
    }
    const bytes = await answer.arrayBuffer();
    const waveform = waveformOf(bytes, COLUMNS);
    if (!waveform) return { status: "failed", why: "unreadable" };
    return { status: "loaded", waveform, url: URL.createObjectURL(new Blob([bytes], { type: "audio/wav" })) };
  } catch {
    return { status: "failed", why: "unreachable" };
  }
}
