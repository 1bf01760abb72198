import type { TenantEvent } from "@patchbay/wire/tenant-event";

/** The node at which each live run stands, by run. */
export type Runs = ReadonlyMap<string, string>;

/** Follows the events of one flow; a run that has ended stands nowhere. */
export function nextRuns(runs: Runs, event: TenantEvent, flow: string): Runs {
  if (event.type === "run.at" && event.flow === flow) return new Map(runs).set(event.run, event.node);
  if (event.type === "run.ended" && runs.has(event.run)) {
    const next = new Map(runs);
    next.delete(event.run);
    return next;
  }
  return runs;
}

export function countByNode(runs: Runs): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const node of runs.values()) counts.set(node, (counts.get(node) ?? 0) + 1);
  return counts;
}
