import { LiveRun } from "./live-run.ts";
import type { Run, RunOptions } from "./run.ts";

/** Starts a flow for a contact. The journal is opened and the start is durable before the first effect begins. */
export function startRun(options: RunOptions): Run {
  return new LiveRun(options);
}
