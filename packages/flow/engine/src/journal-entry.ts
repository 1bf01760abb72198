import type { RunId } from "@patchbay/base/ids";
import type { Json, JsonObject } from "@patchbay/base/json";
import type { Instant } from "@patchbay/base/time";
import type { JournalEntry } from "@patchbay/ports/journal";
import { z } from "zod";
import type { RunEvent } from "./run-core.ts";

/**
 * What the journal keeps of a run: how it began, every event from outside, how it ended. Branches and assignments follow
 * from these and are not kept. `step` is where the event was taken: for reading, and to see where a replay parts ways.
 */
export type RunRecord =
  | { readonly type: "started"; readonly at: Instant; readonly variables: JsonObject; readonly maxSteps: number }
  | (RunEvent & { readonly step?: string })
  | { readonly type: "ended"; readonly at: Instant; readonly outcome: string; readonly reason?: string };

const json = z.record(z.string(), z.json());
const step = z.string().optional();
const branch = step;
const record = z.discriminatedUnion("type", [
  z.object({ type: z.literal("started"), variables: json, maxSteps: z.number().int() }),
  z.object({ type: z.literal("outcome"), step, branch, exit: z.string(), set: json.optional() }),
  z.object({ type: z.literal("thrown"), step, branch, why: z.string() }),
  z.object({ type: z.literal("elapsed"), step, branch }),
  z.object({ type: z.literal("hung-up"), step }),
  z.object({ type: z.literal("stopped"), step, reason: z.string() }),
  z.object({ type: z.literal("ended"), outcome: z.string(), reason: z.string().optional() }),
]);

export function toEntry(run: RunId, seq: number, record: RunRecord): JournalEntry {
  const { type, at, ...body } = record;
  return { run, seq, at, type, body: body as unknown as Json };
}

/** Undefined for an entry that no engine of ours wrote. */
export function fromEntry(entry: JournalEntry): RunRecord | undefined {
  if (entry.body === null || typeof entry.body !== "object" || Array.isArray(entry.body)) return undefined;
  const parsed = record.safeParse({ ...entry.body, type: entry.type });
  return parsed.success ? ({ ...parsed.data, at: entry.at } as RunRecord) : undefined;
}
