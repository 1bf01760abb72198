import { err, ok, type Result } from "@patchbay/base/result";
import type { JournalEntry } from "@patchbay/ports/journal";
import { fromEntry } from "./journal-entry.ts";
import type { ReplayError } from "./replay.ts";
import type { PastCall } from "./retrace.ts";

/** Reads a journal as what a past call knows. */
export function pastCallOf(entries: readonly JournalEntry[]): Result<PastCall, ReplayError> {
  const events: PastCall["events"][number][] = [];
  let started: PastCall["started"] | undefined;
  for (const entry of entries) {
    const record = fromEntry(entry);
    if (!record) return err({ code: "run.journal-unreadable", seq: entry.seq });
    if (record.type === "started") started = record;
    else if (record.type !== "ended") events.push(record);
  }
  return started ? ok({ started, events }) : err({ code: "run.not-started" });
}
